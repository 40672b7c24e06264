package eus.arreta.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/**
 * The report as programs read it: {@code {machine, load, runs:[{scenario, figure, value, unit, reference, ratio, target,
 * met}]}}. What a figure doesn't have is null.
 */
final class ReportJson {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final MathContext DIGITS = new MathContext(6);

    private ReportJson() {}

    static String render(Report report) {
        ObjectNode root = JSON.createObjectNode();
        root.putPOJO("machine", report.machine());
        ObjectNode load = root.putObject("load");
        averages(load.putArray("before"), report.load().before());
        averages(load.putArray("after"), report.load().after());
        ArrayNode runs = root.putArray("runs");
        report.runs().forEach(run -> run(runs.addObject(), run));
        try {
            return JSON.writeValueAsString(root) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("the report can't be written as JSON", impossible);
        }
    }

    /** The report of an earlier call with the runs of a later one, and the load after that. */
    static String add(String earlier, Report report) throws JsonProcessingException {
        ObjectNode root = (ObjectNode) JSON.readTree(earlier);
        ArrayNode runs = (ArrayNode) root.get("runs");
        report.runs().forEach(run -> run(runs.addObject(), run));
        averages(
                ((ObjectNode) root.get("load")).putArray("after"), report.load().after());
        return JSON.writeValueAsString(root) + "\n";
    }

    private static void averages(ArrayNode array, List<Double> averages) {
        averages.forEach(array::add);
    }

    private static void run(ObjectNode node, Report.Run run) {
        Figure figure = run.figure();
        node.put("scenario", run.scenario());
        node.put("figure", figure.name());
        node.put("value", number(figure.value()));
        node.put("unit", figure.unit());
        node.put("reference", number(figure.reference()));
        node.put("ratio", number(figure.ratio()));
        node.put(
                "target",
                number(figure.target() == null ? null : (Double) figure.target().value()));
        node.put("met", figure.met());
    }

    /** JSON has no word for NaN. */
    private static BigDecimal number(Double value) {
        if (value == null || value.isNaN() || value.isInfinite()) {
            return null;
        }
        BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }
}
