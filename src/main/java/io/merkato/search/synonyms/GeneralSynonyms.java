package io.merkato.search.synonyms;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** The synonyms that come with the shop. A line is a set of terms, or terms, an arrow, and what they find as well. */
final class GeneralSynonyms {

    private static final String FILE = "/synonyms/english.txt";

    private GeneralSynonyms() {}

    static List<SynonymSet> read() {
        try (InputStream file = Objects.requireNonNull(GeneralSynonyms.class.getResourceAsStream(FILE))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(GeneralSynonyms::set)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SynonymSet set(String line) {
        String[] sides = line.split(" -> ", -1);
        return sides.length == 1
                ? new SynonymSet.Alike(terms(line))
                : new SynonymSet.OneWay(terms(sides[0]), terms(sides[1]));
    }

    private static List<String> terms(String side) {
        return Arrays.stream(side.split(",", -1)).map(String::strip).toList();
    }
}
