package io.merkato.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** What was typed behind {@code merkato import}. */
record ImportArguments(Path file, String format) {

    private static final String NDJSON = "ndjson";
    private static final String SHOPIFY = "shopify-csv";
    private static final String WOOCOMMERCE = "woocommerce-csv";
    private static final String STOCK = "stock-csv";
    private static final String REVIEWS = "reviews-ndjson";
    private static final String JUDGE_ME = "judgeme-csv";
    private static final String SHOPIFY_REVIEWS = "shopify-reviews-csv";
    private static final List<String> FORMATS =
            List.of(NDJSON, SHOPIFY, WOOCOMMERCE, STOCK, REVIEWS, JUDGE_ME, SHOPIFY_REVIEWS);
    private static final int USAGE = 2;
    private static final String USAGE_TEXT =
            "Usage: ./merkato import FILE [--format " + String.join("|", FORMATS) + "]";
    private static final int HEADER_BYTES = 16 * 1024;

    /** Columns that Shopify's table has beside a title, with their names of 2025 and before. */
    private static final Set<String> BESIDE_TITLE = Set.of(
            "urlhandle",
            "handle",
            "body(html)",
            "productcategory",
            "publishedononlinestore",
            "option1name",
            "option1value",
            "variantprice",
            "compare-atprice",
            "variantsku",
            "inventoryquantity",
            "variantinventoryqty",
            "productimageurl",
            "imagesrc");

    /** What the file is full of. */
    String things() {
        return switch (format) {
            case STOCK -> "variants";
            case REVIEWS, JUDGE_ME, SHOPIFY_REVIEWS -> "reviews";
            default -> "products";
        };
    }

    static ImportArguments of(String[] args) throws CommandFailed {
        String file = null;
        String format = null;
        for (int i = 0; i < args.length; i++) {
            String argument = args[i];
            if (argument.startsWith("--format=")) {
                format = argument.substring("--format=".length());
            } else if (argument.equals("--format") && i + 1 < args.length) {
                format = args[++i];
            } else if (argument.startsWith("-") || file != null) {
                throw new CommandFailed(USAGE_TEXT, USAGE);
            } else {
                file = argument;
            }
        }
        if (file == null || (format != null && !FORMATS.contains(format))) {
            throw new CommandFailed(USAGE_TEXT, USAGE);
        }
        return of(Path.of(file), format);
    }

    private static ImportArguments of(Path file, @Nullable String given) throws CommandFailed {
        if (!Files.exists(file)) {
            throw new CommandFailed("There is no file " + file + ".", USAGE);
        }
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new CommandFailed(file + " is not a file that can be read.", USAGE);
        }
        String format = given == null ? formatOf(file) : given;
        if (format == null) {
            throw new CommandFailed(
                    "Name and first line of " + file + " do not tell its format. Add --format "
                            + String.join(", --format ", FORMATS) + ".",
                    USAGE);
        }
        return new ImportArguments(file, format);
    }

    private static @Nullable String formatOf(Path file) throws CommandFailed {
        String name = file.toString().toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
        if (name.endsWith(".ndjson") || name.endsWith(".jsonl") || name.endsWith(".json")) {
            return formatOfJson(header(file));
        }
        if (!name.endsWith(".csv") && !name.endsWith(".tsv") && !name.endsWith(".txt")) {
            return null;
        }
        return formatOf(columns(header(file)));
    }

    /** Products have no such members; what they have of them is among their attributes, beside a price. */
    private static String formatOfJson(String object) {
        boolean reviews = object.contains("\"rating\"") && object.contains("\"createdAt\"");
        return reviews && !object.contains("\"priceMinor\"") ? REVIEWS : NDJSON;
    }

    /** What an import does depends on the format, so one that is not sure is not guessed. */
    private static @Nullable String formatOf(Set<String> columns) {
        if (columns.contains("sku") && columns.contains("onhand")) {
            return STOCK;
        }
        if (columns.contains("product_handle") && columns.contains("rating")) {
            return columns.contains("review_date") ? JUDGE_ME : columns.contains("created_at") ? SHOPIFY_REVIEWS : null;
        }
        if (columns.contains("regularprice") || columns.contains("visibilityincatalog")) {
            return WOOCOMMERCE;
        }
        return columns.contains("title") && BESIDE_TITLE.stream().anyMatch(columns::contains) ? SHOPIFY : null;
    }

    /** The names of a table's columns as they compare: without case, blanks and quotes, whatever separates them. */
    private static Set<String> columns(String header) {
        return Arrays.stream(header.split("[,;\t|]"))
                .map(name -> name.replaceAll("[\\s\\p{Z}\\p{C}\"]+", "").toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    /** The first line that says something, or much of it; without the one that tells spreadsheets the separator. */
    private static String header(Path file) throws CommandFailed {
        try (InputStream stored = new BufferedInputStream(Files.newInputStream(file))) {
            stored.mark(2);
            boolean gzip = stored.read() == 0x1f && stored.read() == 0x8b;
            stored.reset();
            InputStream plain = gzip ? new GZIPInputStream(stored) : stored;
            byte[] begin = plain.readNBytes(HEADER_BYTES);
            return new String(begin, charset(begin))
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("sep=") && !line.startsWith("\"sep="))
                    .findFirst()
                    .orElse("");
        } catch (IOException e) {
            throw new CommandFailed(file + " cannot be read.");
        }
    }

    /** Spreadsheets also write UTF-16, with a mark at its begin. */
    private static Charset charset(byte[] begin) {
        boolean marked = begin.length >= 2
                && ((begin[0] == (byte) 0xff && begin[1] == (byte) 0xfe)
                        || (begin[0] == (byte) 0xfe && begin[1] == (byte) 0xff));
        return marked ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
    }
}
