package eus.arreta.cases.internal.settings;

import eus.arreta.cases.CaseField;
import eus.arreta.events.EventCodec;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** The fields that administrators added; there are few. */
@ApplicationScoped
public class FieldTable {

    static final int MOST = 200;

    List<CaseField> all(Handle handle) {
        return handle.createQuery("select * from cases.field order by position, code")
                .map((row, context) -> read(row))
                .list();
    }

    Optional<CaseField> lock(Handle handle, String code) {
        return handle.createQuery("select * from cases.field where code = :code for update")
                .bind("code", code)
                .map((row, context) -> read(row))
                .findOne();
    }

    void put(Handle handle, CaseField field) {
        handle.createUpdate("""
                        insert into cases.field (code, type, names, choices, required, searchable, kinds, assurance, active,
                            position, version)
                        values (:code, :type, :names::jsonb, :choices, :required, :searchable, :kinds, :assurance, :active,
                            :position, 0)
                        on conflict (code) do update set names = excluded.names, choices = excluded.choices,
                            required = excluded.required, searchable = excluded.searchable, kinds = excluded.kinds,
                            assurance = excluded.assurance, active = excluded.active, position = excluded.position,
                            version = field.version + 1""")
                .bind("code", field.code())
                .bind("type", field.type().word())
                .bind("names", EventCodec.write(field.names()))
                .bindArray("choices", String.class, field.choices().toArray())
                .bind("required", field.required())
                .bind("searchable", field.searchable())
                .bindArray("kinds", String.class, field.kinds().toArray())
                .bind("assurance", field.assurance())
                .bind("active", field.active())
                .bind("position", field.position())
                .execute();
    }

    private static CaseField read(ResultSet row) throws SQLException {
        return new CaseField(
                row.getString("code"),
                CaseField.Type.of(row.getString("type")),
                texts(row.getString("names")),
                List.of((String[]) row.getArray("choices").getArray()),
                row.getBoolean("required"),
                row.getBoolean("searchable"),
                List.of((String[]) row.getArray("kinds").getArray()),
                row.getString("assurance"),
                row.getBoolean("active"),
                row.getInt("position"),
                row.getInt("version"));
    }

    static Map<String, String> texts(String json) {
        Map<String, String> texts = new TreeMap<>();
        Map<?, ?> stored = EventCodec.read(json, Map.class);
        stored.forEach((language, text) -> texts.put(String.valueOf(language), String.valueOf(text)));
        return texts;
    }
}
