package io.merkato.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** What was typed behind {@code merkato import}. */
record ImportArguments(Path file, String format) {

    private static final String SHOPIFY = "shopify-csv";
    private static final String WOOCOMMERCE = "woocommerce-csv";
    private static final int USAGE = 2;
    private static final String USAGE_TEXT =
            "Usage: ./merkato import FILE [--format ndjson|shopify-csv|woocommerce-csv]";
    private static final int HEADER_BYTES = 16 * 1024;
    private static final List<String> FORMATS = List.of("ndjson", SHOPIFY, WOOCOMMERCE);

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
                    "The name of " + file + " does not tell its format. Add --format "
                            + String.join(", --format ", FORMATS) + ".",
                    USAGE);
        }
        return new ImportArguments(file, format);
    }

    private static @Nullable String formatOf(Path file) throws CommandFailed {
        String name = file.toString().toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
        if (name.endsWith(".ndjson") || name.endsWith(".jsonl") || name.endsWith(".json")) {
            return "ndjson";
        }
        if (!name.endsWith(".csv") && !name.endsWith(".tsv") && !name.endsWith(".txt")) {
            return null;
        }
        String header = beginning(file).toLowerCase(Locale.ROOT);
        return header.contains("regular price") || header.contains("visibility in catalog") ? WOOCOMMERCE : SHOPIFY;
    }

    /** The first line, or much of it. */
    private static String beginning(Path file) throws CommandFailed {
        try (InputStream stored = new BufferedInputStream(Files.newInputStream(file))) {
            stored.mark(2);
            boolean gzip = stored.read() == 0x1f && stored.read() == 0x8b;
            stored.reset();
            InputStream plain = gzip ? new GZIPInputStream(stored) : stored;
            return new String(plain.readNBytes(HEADER_BYTES), StandardCharsets.UTF_8)
                    .lines()
                    .findFirst()
                    .orElse("");
        } catch (IOException e) {
            throw new CommandFailed(file + " cannot be read.");
        }
    }
}
