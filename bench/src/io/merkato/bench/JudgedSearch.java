package io.merkato.bench;

import io.merkato.bench.load.BenchFailed;
import io.merkato.bench.load.MeasuredShop;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Holds what the shop finds against what people say should be found, over HTTP. */
final class JudgedSearch {

    private static final int FIRST = 10;
    /** So many, since of these the judged ones are looked at by themselves. */
    private static final int MOST = 100;

    private static final List<Integer> SEEDS = List.of(1, 2, 3);
    private static final int WORST = 10;
    private static final int SHOWN_TITLES = 3;
    private static final int SHOWN_EMPTY = 20;

    private final PrintStream out;
    private final MeasuredShop shop;
    private final Judgments people;
    private final @Nullable Judgments filled;
    private final Map<String, String> skus = new HashMap<>();

    private JudgedSearch(PrintStream out, MeasuredShop shop, Judgments people, @Nullable Judgments filled) {
        this.out = out;
        this.shop = shop;
        this.people = people;
        this.filled = filled;
    }

    /** With the judgments of a folder, and its labels where people have not judged, if there are any. */
    static JudgedSearch of(PrintStream out, MeasuredShop shop, Path folder) throws IOException {
        Judgments people = Judgments.read(folder.resolve("judgments.tsv"));
        Path labels = folder.resolve("labels.tsv");
        return new JudgedSearch(out, shop, people, Files.exists(labels) ? people.filledWith(labels) : null);
    }

    /** What came of one query. The numbers of misspelled ones are means. */
    private record Row(
            String query,
            List<String> titles,
            boolean empty,
            Scores clean,
            Scores misspelled,
            List<String> emptyWhenMisspelled,
            double judgedOnly,
            long unjudged,
            long unlabelled) {}

    private record Scores(double people, double filled) {}

    private record Found(List<String> skus, List<String> titles) {}

    void measure() throws BenchFailed, IOException, InterruptedException {
        List<Row> rows = new ArrayList<>();
        for (String query : people.queries()) {
            rows.add(row(query));
        }
        out.printf(Locale.ROOT, "%n%s judged queries, %s searches each%n", rows.size(), 1 + SEEDS.size());
        out.printf(Locale.ROOT, "%-34s %10s %12s %8s%n", "nDCG@10", "as typed", "misspelled", "loss");
        if (filled != null) {
            line("filled with labels", rows, row -> row.clean.filled, row -> row.misspelled.filled);
        }
        line("as people judged, others 0", rows, row -> row.clean.people, row -> row.misspelled.people);
        out.printf(Locale.ROOT, "%-34s %10.3f%n", "judged products only", mean(rows, Row::judgedOnly));
        out.printf(
                Locale.ROOT,
                "of the first ten %.2f are not judged%s%n",
                mean(rows, Row::unjudged),
                filled == null
                        ? ""
                        : String.format(Locale.ROOT, ", %.2f are not labelled either", mean(rows, Row::unlabelled)));
        printEmpty(rows);
        printWorst(rows);
    }

    private Row row(String query) throws BenchFailed, IOException, InterruptedException {
        Found found = search(query, MOST);
        List<String> first = found.skus.subList(0, Math.min(FIRST, found.skus.size()));
        List<String> emptyWhenMisspelled = new ArrayList<>();
        List<Scores> slipped = new ArrayList<>();
        for (int seed : SEEDS) {
            String typed = Misspelling.of(query, seed);
            List<String> answer = search(typed, FIRST).skus;
            slipped.add(scores(query, answer));
            if (answer.isEmpty()) {
                emptyWhenMisspelled.add(typed);
            }
        }
        return new Row(
                query,
                found.titles.subList(0, Math.min(SHOWN_TITLES, found.titles.size())),
                first.isEmpty(),
                scores(query, first),
                new Scores(mean(slipped, Scores::people), mean(slipped, Scores::filled)),
                emptyWhenMisspelled,
                people.ndcg(
                        query,
                        found.skus.stream()
                                .filter(sku -> people.has(query, sku))
                                .toList()),
                first.stream().filter(sku -> !people.has(query, sku)).count(),
                filled == null
                        ? 0
                        : first.stream().filter(sku -> !filled.has(query, sku)).count());
    }

    private Scores scores(String query, List<String> answer) {
        return new Scores(people.ndcg(query, answer), filled == null ? 0 : filled.ndcg(query, answer));
    }

    private Found search(String query, int limit) throws BenchFailed, IOException, InterruptedException {
        String words = URLEncoder.encode(query, StandardCharsets.UTF_8);
        JsonNode items = shop.expect(200, shop.get("/v1/products?limit=" + limit + "&q=" + words))
                .path("items");
        Found found = new Found(new ArrayList<>(), new ArrayList<>());
        for (JsonNode item : items) {
            found.skus.add(sku(item.path("id").asString()));
            found.titles.add(item.path("title").asString());
        }
        return found;
    }

    private String sku(String product) throws BenchFailed, IOException, InterruptedException {
        String known = skus.get(product);
        if (known == null) {
            JsonNode page = shop.expect(200, shop.get("/v1/products/" + product));
            known = page.at("/variants/0/sku").asString();
            skus.put(product, known);
        }
        return known;
    }

    private void line(String name, List<Row> rows, ToDoubleFunction<Row> typed, ToDoubleFunction<Row> misspelled) {
        double clean = mean(rows, typed);
        double slipped = mean(rows, misspelled);
        out.printf(Locale.ROOT, "%-34s %10.3f %12.3f %8.3f%n", name, clean, slipped, clean - slipped);
    }

    private void printEmpty(List<Row> rows) {
        List<String> empty = rows.stream().filter(Row::empty).map(Row::query).toList();
        List<String> misspelled =
                rows.stream().flatMap(row -> row.emptyWhenMisspelled.stream()).toList();
        out.printf(Locale.ROOT, "without an answer: %s %s%n", empty.size(), empty);
        out.printf(
                Locale.ROOT,
                "misspelled without an answer: %s of %s %s%n",
                misspelled.size(),
                rows.size() * SEEDS.size(),
                misspelled.subList(0, Math.min(SHOWN_EMPTY, misspelled.size())));
    }

    private void printWorst(List<Row> rows) {
        ToDoubleFunction<Row> score = row -> filled == null ? row.clean.people : row.clean.filled;
        out.printf(Locale.ROOT, "%nthe worst, and what came first%n");
        rows.stream().sorted(Comparator.comparingDouble(score)).limit(WORST).forEach(row -> {
            out.printf(Locale.ROOT, "%.3f  %s%n", score.applyAsDouble(row), row.query);
            row.titles.forEach(title -> out.printf(Locale.ROOT, "       %s%n", title));
        });
    }

    private static <T> double mean(List<T> all, ToDoubleFunction<T> value) {
        return all.stream().mapToDouble(value).average().orElse(0);
    }
}
