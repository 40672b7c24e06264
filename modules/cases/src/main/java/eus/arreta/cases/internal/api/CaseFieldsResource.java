package eus.arreta.cases.internal.api;

import eus.arreta.access.CurrentActor;
import eus.arreta.cases.CaseField;
import eus.arreta.cases.CaseSettings;
import eus.arreta.http.Page;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.Map;

/** {@code /api/case-fields}: the fields that administrators add to cases. */
@Path("/api/case-fields")
public class CaseFieldsResource {

    private final CaseSettings settings;
    private final CurrentActor current;

    public CaseFieldsResource(CaseSettings settings, CurrentActor current) {
        this.settings = settings;
        this.current = current;
    }

    /** A field; absent parts have their usual values. */
    public record FieldWanted(
            CaseField.Type type,
            Map<String, String> names,
            List<String> choices,
            Boolean required,
            Boolean searchable,
            List<String> kinds,
            String assurance,
            Boolean active,
            Integer position,
            Integer version) {}

    @GET
    public Page<CaseField> list() {
        return new Page<>(settings.fields(current.get()), null);
    }

    @PUT
    @Path("{code}")
    @Transactional
    public CaseField put(@PathParam("code") String code, FieldWanted body) {
        Once.require(body);
        return settings.putField(
                current.get(),
                new CaseField(
                        code,
                        body.type(),
                        body.names(),
                        body.choices(),
                        Boolean.TRUE.equals(body.required()),
                        Boolean.TRUE.equals(body.searchable()),
                        body.kinds(),
                        body.assurance(),
                        !Boolean.FALSE.equals(body.active()),
                        body.position() == null ? 0 : body.position(),
                        body.version() == null ? 0 : body.version()));
    }
}
