package io.merkato.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What was typed behind {@code merkato import}. */
record ImportArguments(Path file, String format) {

    private static final int USAGE = 2;
    private static final String USAGE_TEXT = "Usage: ./merkato import FILE [--format ndjson|shopify-csv]";
    private static final List<String> FORMATS = List.of("ndjson", "shopify-csv");

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
        return of(Path.of(file), format == null ? formatOf(file) : format);
    }

    private static ImportArguments of(Path file, @Nullable String format) throws CommandFailed {
        if (!Files.exists(file)) {
            throw new CommandFailed("There is no file " + file + ".", USAGE);
        }
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new CommandFailed(file + " is not a file that can be read.", USAGE);
        }
        if (format == null) {
            throw new CommandFailed(
                    "The name of " + file + " does not tell its format. Add --format ndjson or --format shopify-csv.",
                    USAGE);
        }
        return new ImportArguments(file, format);
    }

    private static @Nullable String formatOf(String file) {
        String name = file.toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
        if (name.endsWith(".ndjson") || name.endsWith(".jsonl") || name.endsWith(".json")) {
            return "ndjson";
        }
        return name.endsWith(".csv") ? "shopify-csv" : null;
    }
}
