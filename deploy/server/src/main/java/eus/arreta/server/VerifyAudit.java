package eus.arreta.server;

import eus.arreta.access.AuditVerification;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;

/**
 * Verifies the audit log without starting the server: {@code deploy/verify-audit}. Exit code 0 when it is as it was written, 1
 * when it isn't, 14 when the database can't be read.
 */
final class VerifyAudit {

    private VerifyAudit() {}

    /** @param expected {@code PLACE:HASH} as noted earlier; absent when nothing was noted */
    static int run(Map<String, String> environment, String expected) {
        Properties login = new Properties();
        login.setProperty("user", environment.getOrDefault("ARRETA_DATABASE_USER", ""));
        login.setProperty("password", environment.getOrDefault("ARRETA_DATABASE_PASSWORD", ""));
        try (Connection connection =
                DriverManager.getConnection(environment.getOrDefault("ARRETA_DATABASE_URL", ""), login)) {
            return tell(AuditVerification.verify(connection, expected));
        } catch (SQLException away) {
            System.err.println("The audit log can't be read: " + away.getMessage());
            return StartProblem.AWAY;
        }
    }

    private static int tell(AuditVerification.Result found) {
        System.out.printf(
                "%d entries, %d of them without their values, as other entries say%n", found.entries(), found.erased());
        found.problems().forEach(problem -> System.out.println("PROBLEM: " + problem));
        System.out.printf("Note this elsewhere, to compare with it next time: %d:%s%n", found.entries(), found.hash());
        System.out.println(found.problems().isEmpty() ? "The log is as it was written." : "The log was tampered with.");
        return found.problems().isEmpty() ? 0 : 1;
    }
}
