package io.merkato.bench;

import io.merkato.bench.load.BenchFailed;
import io.merkato.bench.load.CpuMeter;
import io.merkato.bench.load.Load;
import io.merkato.bench.load.Load.Attempt;
import io.merkato.bench.load.Load.Sample;
import io.merkato.bench.load.MeasuredShop;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Measures searches, suggestions and lists of whatever the shop has. Words and prefixes are those of its titles, by chance. */
final class SearchLoad {

    private static final List<String> ORDERS = List.of("newest", "price", "-price", "name", "rating", "popularity");
    private static final int PAGES_OF_TITLES = 20;
    private static final int DEEP_PAGES = 200;
    private static final int LONGEST_PREFIX = 6;
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final PrintStream out;
    private final MeasuredShop shop;
    private final BenchArguments arguments;
    private final Load load;
    private final CpuMeter meter;
    private final Random random = new Random(1);
    private boolean allWell = true;

    SearchLoad(PrintStream out, MeasuredShop shop, BenchArguments arguments) {
        this.out = out;
        this.shop = shop;
        this.arguments = arguments;
        this.load = new Load(arguments.clients());
        this.meter = CpuMeter.ofShopAt(shop.port());
    }

    boolean measure() throws BenchFailed, IOException, InterruptedException {
        List<List<String>> titles = titles();
        if (titles.isEmpty()) {
            throw new BenchFailed("There are no products to search for.");
        }
        int total = page("").path("total").asInt();
        out.printf(
                Locale.ROOT,
                "%n%s products, %s clients, %s s each after %s s of warm-up%n",
                total,
                arguments.clients(),
                arguments.length().toSeconds(),
                arguments.warmUp().toSeconds());
        Sample.printHead(out, "20 products");
        search(titles);
        suggest(titles);
        for (String order : ORDERS) {
            measure(order + ", the first page", () -> isThere("/v1/products?limit=20&sort=" + order));
            measure(order + ", deep pages", new Walk("sort=" + order));
        }
        categories();
        out.println(meter.memory());
        return allWell;
    }

    private void search(List<List<String>> titles) throws IOException, InterruptedException {
        measure("search", () -> isThere("/v1/products?limit=20&q=" + words(titles)));
        if (isThere("/v1/products?limit=1&facets=true")) {
            measure("search with all facets", () -> isThere("/v1/products?limit=20&facets=true&q=" + words(titles)));
        } else {
            out.println("facets: the shop has none, left out");
        }
    }

    private void suggest(List<List<String>> titles) throws IOException, InterruptedException {
        if (isThere("/v1/search/suggestions?q=a")) {
            measure("suggestions", () -> isThere("/v1/search/suggestions?q=" + prefix(titles)));
        } else {
            out.println("suggestions: the shop has none, left out");
        }
    }

    private void categories() throws BenchFailed, IOException, InterruptedException {
        List<String> slugs = new ArrayList<>();
        collect(shop.expect(200, shop.get("/v1/categories")).path("items"), slugs);
        if (slugs.isEmpty()) {
            out.println("categories: none has products, left out");
        } else {
            measure(
                    "of a category, by price",
                    () -> isThere("/v1/products?limit=20&sort=price&category=" + one(slugs) + "&minPrice="
                            + random.nextInt(1000)));
        }
    }

    private static void collect(JsonNode categories, List<String> slugs) {
        for (JsonNode category : categories) {
            if (category.path("productCount").asInt() > 0) {
                slugs.add(category.path("slug").asString());
            }
            collect(category.path("children"), slugs);
        }
    }

    private void measure(String name, Attempt attempt) throws InterruptedException {
        load.repeat(attempt, arguments.warmUp());
        Sample sample = load.repeat(attempt, arguments.length());
        sample.print(out, name);
        allWell &= sample.isClean();
    }

    /** The words of some thousand titles, from several ends of the shop. */
    private List<List<String>> titles() throws BenchFailed, IOException, InterruptedException {
        List<List<String>> titles = new ArrayList<>();
        for (String order : List.of("newest", "price", "name")) {
            String cursor = "";
            for (int i = 0; i < PAGES_OF_TITLES && (i == 0 || !cursor.isEmpty()); i++) {
                JsonNode page = page("&limit=100&sort=" + order + cursor);
                page.path("items").forEach(item -> {
                    List<String> words = BETWEEN_WORDS
                            .splitAsStream(item.path("title").asString())
                            .filter(word -> word.length() > 2)
                            .toList();
                    if (!words.isEmpty()) {
                        titles.add(words);
                    }
                });
                cursor = next(page);
            }
        }
        return titles;
    }

    private JsonNode page(String parameters) throws BenchFailed, IOException, InterruptedException {
        return shop.expect(200, shop.get("/v1/products?" + parameters));
    }

    private static String next(JsonNode page) {
        return page.path("nextCursor").isNull()
                ? ""
                : "&cursor=" + page.path("nextCursor").asString();
    }

    /** One word or two of a title. */
    private String words(List<List<String>> titles) {
        List<String> title = one(titles);
        String words = random.nextBoolean() ? one(title) : one(title) + " " + one(title);
        return URLEncoder.encode(words, StandardCharsets.UTF_8);
    }

    private String prefix(List<List<String>> titles) {
        String word = one(one(titles));
        int length = 1 + random.nextInt(Math.min(word.length(), LONGEST_PREFIX));
        return URLEncoder.encode(word.substring(0, length), StandardCharsets.UTF_8);
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private boolean isThere(String path) throws IOException, InterruptedException {
        return shop.get(path).statusCode() == 200;
    }

    /** Goes from page to page, beginning far behind the first one, so that no page is asked for twice. At the end it begins anew. */
    private final class Walk implements Attempt {

        private final String list;
        private final AtomicReference<String> cursor = new AtomicReference<>("");

        Walk(String list) throws BenchFailed, IOException, InterruptedException {
            this.list = list;
            String reached = "";
            for (int i = 0; i < DEEP_PAGES && (i == 0 || !reached.isEmpty()); i++) {
                reached = next(page("limit=100&" + list + reached));
                cursor.set(reached.isEmpty() ? cursor.get() : reached);
            }
        }

        @Override
        public boolean run() throws IOException, InterruptedException {
            HttpResponse<String> answer = shop.get("/v1/products?limit=20&" + list + cursor.get());
            if (answer.statusCode() != 200) {
                return false;
            }
            cursor.set(next(JsonMapper.shared().readTree(answer.body())));
            return true;
        }
    }
}
