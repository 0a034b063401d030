package io.merkato.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How well products answer queries, in the eyes of people: by query the ratings of SKUs, 0 to 3. */
final class Judgments {

    private static final int DEPTH = 10;

    private final Map<String, Map<String, Double>> byQuery;

    private Judgments(Map<String, Map<String, Double>> byQuery) {
        this.byQuery = byQuery;
    }

    /** Reads lines of query, SKU and rating. Queries without anything relevant are left out. */
    static Judgments read(Path file) throws IOException {
        Map<String, Map<String, Double>> byQuery = new LinkedHashMap<>();
        for (Line line : Line.all(file)) {
            byQuery.computeIfAbsent(line.query, query -> new LinkedHashMap<>()).put(line.sku, line.rating);
        }
        byQuery.values().removeIf(ratings -> ratings.values().stream().noneMatch(rating -> rating > 0));
        return new Judgments(byQuery);
    }

    /** The same with further ratings of these queries where there are none. */
    Judgments filledWith(Path labels) throws IOException {
        Map<String, Map<String, Double>> filled = new LinkedHashMap<>();
        byQuery.forEach((query, ratings) -> filled.put(query, new LinkedHashMap<>(ratings)));
        for (Line line : Line.all(labels)) {
            Map<String, Double> ratings = filled.get(line.query);
            if (ratings != null) {
                ratings.putIfAbsent(line.sku, line.rating);
            }
        }
        return new Judgments(filled);
    }

    Set<String> queries() {
        return byQuery.keySet();
    }

    boolean has(String query, String sku) {
        return of(query).containsKey(sku);
    }

    /**
     * nDCG of the first ten: the gain of a product is 2^rating - 1, its discount log2(rank + 1), and what nobody has rated
     * counts 0.
     */
    double ndcg(String query, List<String> skus) {
        Map<String, Double> ratings = of(query);
        List<Double> best =
                ratings.values().stream().sorted(Comparator.reverseOrder()).toList();
        return gain(skus.stream().map(sku -> ratings.getOrDefault(sku, 0.0)).toList()) / gain(best);
    }

    private Map<String, Double> of(String query) {
        return byQuery.getOrDefault(query, Map.of());
    }

    private static double gain(List<Double> ratings) {
        double sum = 0;
        for (int i = 0; i < Math.min(DEPTH, ratings.size()); i++) {
            sum += (Math.pow(2, ratings.get(i)) - 1) * Math.log(2) / Math.log(i + 2);
        }
        return sum;
    }

    private record Line(String query, String sku, double rating) {

        static List<Line> all(Path file) throws IOException {
            return Files.readAllLines(file).stream()
                    .skip(1)
                    .filter(line -> !line.isBlank())
                    .map(line -> line.split("\t", -1))
                    .map(parts -> new Line(parts[0], parts[1], Double.parseDouble(parts[2])))
                    .toList();
        }
    }
}
