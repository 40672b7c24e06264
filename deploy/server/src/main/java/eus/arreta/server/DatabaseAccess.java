package eus.arreta.server;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handles;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.postgres.PostgresPlugin;

/** SQL for the modules, over the pool whose connections take part in the transaction that is under way. */
@Singleton
public class DatabaseAccess {

    @Produces
    @Singleton
    Jdbi jdbi(DataSource dataSource) {
        Jdbi jdbi = Jdbi.create(dataSource).installPlugin(new PostgresPlugin());
        jdbi.registerArrayType(java.sql.Timestamp.class, "timestamptz");
        // The transaction is ended by the transaction manager, not by the handle.
        jdbi.getConfig(Handles.class).setForceEndTransactions(false);
        // What a failed statement was given are people's words and names: they stay out of the log.
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(StatementExceptions.MessageRendering.NONE);
        return jdbi;
    }
}
