package eus.arreta.calendars.internal.api;

import eus.arreta.access.CurrentActor;
import eus.arreta.calendars.HolidayList;
import eus.arreta.calendars.HolidayLists;
import eus.arreta.calendars.ListImport;
import eus.arreta.channelapi.InvalidInput;
import eus.arreta.http.Page;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** {@code /api/holiday-lists}: the published holidays of regions and years. */
@Path("/api/holiday-lists")
public class HolidayListsResource {

    private final HolidayLists lists;
    private final CurrentActor current;

    public HolidayListsResource(HolidayLists lists, CurrentActor current) {
        this.lists = lists;
        this.current = current;
    }

    @GET
    public Page<HolidayList> list() {
        return new Page<>(lists.list(current.get()), null);
    }

    /** The body of the request is the file: iCalendar or CSV. */
    @POST
    @Path("import")
    @Consumes({"text/calendar", "text/csv", MediaType.TEXT_PLAIN, MediaType.APPLICATION_OCTET_STREAM})
    public ListImport take(
            byte[] file,
            @QueryParam("region") String region,
            @QueryParam("year") Integer year,
            @QueryParam("reference") String reference,
            @QueryParam("dryRun") @DefaultValue("false") boolean dryRun) {
        if (year == null) {
            throw new InvalidInput("/year", "required", "says of which year the list is");
        }
        return lists.take(current.get(), region, year, reference, file == null ? new byte[0] : file, dryRun);
    }
}
