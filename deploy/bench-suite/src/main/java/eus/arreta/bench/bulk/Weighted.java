package eus.arreta.bench.bulk;

import java.util.List;
import java.util.random.RandomGenerator;

/** Words of which some come more often than others. */
record Weighted(List<String> words, List<Double> weights) {

    Weighted {
        words = List.copyOf(words);
        weights = List.copyOf(weights);
    }

    /** One of the words, as often as its weight says. */
    String draw(RandomGenerator random) {
        double left = random.nextDouble()
                * weights.stream().mapToDouble(Double::doubleValue).sum();
        for (int index = 0; index < weights.size(); index++) {
            left -= weights.get(index);
            if (left < 0) {
                return words.get(index);
            }
        }
        return words.get(words.size() - 1);
    }
}
