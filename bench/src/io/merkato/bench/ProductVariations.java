package io.merkato.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * As many products as one likes, made of some by varying their brands, numbers, words, prices and stock. A product of one number
 * is always the same one.
 */
final class ProductVariations {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern NUMBER = Pattern.compile("[0-9]{2,}");
    private static final LocalDate FIRST_DAY = LocalDate.of(2005, 1, 1);
    private static final int DAYS = 7500;
    private static final int MOST_UNITS = 500;

    private static final String[] BRANDS = {
        "Alder", "Brook", "Cobalt", "Dune", "Ember", "Fjord", "Gull", "Harbour", "Iris", "Juniper", "Kestrel", "Linden"
    };
    private static final String[] LOOKS = {"black", "white", "red", "small", "large", "light", "wireless", "wooden"};
    private static final String[][] THINGS = {
        {"Kitchen/Pans", "frying pan", "saucepan", "wok", "casserole"},
        {"Kitchen/Appliances", "kettle", "toaster", "blender", "coffee machine"},
        {"Electronics/Computers", "laptop", "monitor", "keyboard", "mouse", "laptop bag"},
        {"Electronics/Sound", "headphones", "speaker", "turntable", "microphone"},
        {"Home/Furniture", "sofa", "armchair", "bookcase", "desk", "desk lamp"},
        {"Clothing/Shoes", "sneakers", "boots", "sandals", "slippers"},
        {"Clothing/Tops", "sweater", "shirt", "hoodie", "rain jacket"},
        {"Garden/Tools", "spade", "rake", "lawn mower", "garden hose"}
    };

    private final List<String> lines;
    private final List<String> brands;
    private final List<String> words;

    private ProductVariations(List<String> lines) {
        this.lines = lines;
        this.brands = values("brand");
        this.words = values("title").stream()
                .flatMap(title -> Pattern.compile("[^\\p{L}]+").splitAsStream(title))
                .filter(word -> word.length() > 3)
                .toList();
    }

    /** Of the products in a file of lines of JSON, which may be packed. */
    static ProductVariations of(Path file) throws IOException {
        return new ProductVariations(lines(file));
    }

    /** Of some dozen products of a shop for everything. */
    static ProductVariations ofEverything() {
        List<String> lines = new ArrayList<>();
        for (String[] things : THINGS) {
            for (int i = 1; i < things.length; i++) {
                ObjectNode product = JSON.createObjectNode();
                String brand = BRANDS[lines.size() % BRANDS.length];
                product.put("sku", "")
                        .put("title", brand + " " + things[i] + " " + LOOKS[lines.size() % LOOKS.length] + " 100")
                        .put("model", "100")
                        .put("brand", brand)
                        .put("description", "A " + things[i] + " of " + brand + " that does what it should.")
                        .put("category", things[0])
                        .put("priceMinor", 1000 + 700 * lines.size());
                product.putObject("attributes").put("look", LOOKS[lines.size() % LOOKS.length]);
                lines.add(product.toString());
            }
        }
        return new ProductVariations(lines);
    }

    static List<String> lines(Path file) throws IOException {
        boolean packed = file.toString().endsWith(".gz");
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                packed ? new GZIPInputStream(Files.newInputStream(file)) : Files.newInputStream(file),
                StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.isBlank()).toList();
        }
    }

    static String sku(int number) {
        return String.format(Locale.ROOT, "BENCH-%08d", number);
    }

    /** The product of this number as a line of a file to be imported, in a currency. */
    String line(int number, String currency) {
        Random random = new Random(number * 7919L);
        ObjectNode product = (ObjectNode) JSON.readTree(one(lines, random));
        Map<String, String> changes = new HashMap<>();
        String title = numbered(product.path("title").asString(), changes, random);
        String brand = product.path("brand").asString();
        if (random.nextInt(3) == 0 && !brand.isEmpty()) {
            String other = one(brands, random);
            title = title.replace(brand, other);
            product.put("brand", other);
        }
        if (random.nextBoolean()) {
            title = title + " " + one(words, random);
        }
        product.put("sku", sku(number))
                .put("title", title)
                .put("description", numbered(product.path("description").asString(), changes, random))
                .put("priceMinor", Math.max(1, product.path("priceMinor").asLong() * (50 + random.nextInt(100)) / 100))
                .put("currency", currency)
                .put("stock", random.nextInt(5) == 0 ? 0 : 1 + random.nextInt(MOST_UNITS))
                .put("releasedAt", FIRST_DAY.plusDays(random.nextInt(DAYS)) + "T00:00:00Z");
        if (product.has("model")) {
            product.put("model", numbered(product.path("model").asString(), changes, random));
        }
        product.putArray("gtins").add(gtin(random));
        return product.toString();
    }

    /** Other digits in the place of those of models and sizes: of one number in all texts of a product the same. */
    private static String numbered(String text, Map<String, String> changes, Random random) {
        return NUMBER.matcher(text)
                .replaceAll(number -> Matcher.quoteReplacement(
                        changes.computeIfAbsent(number.group(), digits -> other(digits, random))));
    }

    private static String other(String digits, Random random) {
        StringBuilder other = new StringBuilder().append(1 + random.nextInt(9));
        while (other.length() < digits.length()) {
            other.append(random.nextInt(10));
        }
        return other.toString();
    }

    private static String gtin(Random random) {
        String digits = other("000000000000", random);
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += Character.digit(digits.charAt(i), 10) * (i % 2 == 0 ? 1 : 3);
        }
        return digits + (10 - sum % 10) % 10;
    }

    private static String one(List<String> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }

    private List<String> values(String member) {
        return lines.stream()
                .map(JSON::readTree)
                .map(product -> product.path(member))
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .toList();
    }
}
