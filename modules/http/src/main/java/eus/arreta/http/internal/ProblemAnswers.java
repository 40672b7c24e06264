package eus.arreta.http.internal;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import eus.arreta.channelapi.InvalidInput;
import eus.arreta.http.Problem;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns what was thrown into problem details. Whatever is not foreseen is a 500 that tells the caller nothing. */
public class ProblemAnswers {

    private static final Logger LOG = Logger.getLogger(ProblemAnswers.class);

    @ServerExceptionMapper
    public Response problem(Problem problem) {
        return answer(problem);
    }

    @ServerExceptionMapper
    public Response invalidInput(InvalidInput invalid) {
        return answer(Problem.invalid(invalid.errors()));
    }

    @ServerExceptionMapper
    public Response badJson(JacksonException bad) {
        return answer(fromJson(bad));
    }

    /** By its own name too: the framework has an answer of its own for this kind. */
    @ServerExceptionMapper
    public Response wrongType(MismatchedInputException bad) {
        return answer(fromJson(bad));
    }

    @ServerExceptionMapper
    public Response webApplication(WebApplicationException exception) {
        if (exception.getCause() instanceof JacksonException bad) {
            return answer(fromJson(bad));
        }
        int status = exception.getResponse().getStatus();
        if (status < 400) {
            return exception.getResponse();
        }
        Response.Status known = Response.Status.fromStatusCode(status);
        String code = known == null
                ? "error"
                : known.getReasonPhrase().toLowerCase(java.util.Locale.ROOT).replace(' ', '-');
        return answer(Problem.of(status, code, known == null ? "The request failed." : known.getReasonPhrase() + "."));
    }

    @ServerExceptionMapper
    public Response unforeseen(RuntimeException exception) {
        if (Problem.isDatabaseAway(exception)) {
            LOG.warn("A request found the database away; the caller is told to try again");
            return answer(Problem.of(503, "database-away", "The service is interrupted. Try again in a moment."));
        }
        if (Problem.gaveWay(exception)) {
            LOG.warn("A request gave way to somebody else's change; the caller is told to try again");
            return answer(Problem.of(
                    503, "gave-way", "Somebody else changed the same at this moment. Nothing was changed; try again."));
        }
        LOG.error("A request failed in a way that is not foreseen", exception);
        return answer(Problem.of(500, "internal-error", "Something went wrong on our side. It has been noted."));
    }

    private static Problem fromJson(JacksonException bad) {
        for (Throwable cause = bad; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidInput invalid) {
                return Problem.invalid(invalid.errors());
            }
        }
        if (bad instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            String pointer = mapping.getPath().stream()
                    .map(step -> step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName())
                    .collect(Collectors.joining("/", "/", ""));
            return Problem.invalid(
                    List.of(new InvalidInput.FieldError(pointer, "invalid", "has the wrong type or form")));
        }
        return Problem.of(400, "malformed-json", "The body is not well-formed JSON.");
    }

    private static Response answer(Problem problem) {
        return Response.status(problem.status())
                .type("application/problem+json")
                .entity(problem.body())
                .build();
    }
}
