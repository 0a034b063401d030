package io.merkato.access;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The one table of who may call what. People read it too. */
public record AccessTable(List<Row> rows) {

    public static final Path FILE = Path.of("src/test/resources/access-matrix.md");

    private static final List<String> HEAD = Stream.concat(
                    Stream.of("route"), Arrays.stream(Who.values()).map(Who::toString))
            .toList();

    /** The statuses that a route answers good requests with. */
    public record Row(Route route, Map<Who, Integer> statuses) {

        /** The status that one of them is to get. */
        public int status(Who who) {
            return Objects.requireNonNull(statuses.get(who));
        }
    }

    /** Reads the table. Columns that are not those of {@link Who}, and a route that stands there twice, fail. */
    public static AccessTable read() {
        List<Row> rows = lines().stream()
                .filter(line -> line.startsWith("|") && !line.startsWith("|-"))
                .map(AccessTable::cells)
                .filter(cells -> !cells.equals(HEAD))
                .map(AccessTable::row)
                .toList();
        assertThat(rows).extracting(Row::route).doesNotHaveDuplicates();
        return new AccessTable(rows);
    }

    private static List<String> lines() {
        try {
            return Files.readAllLines(FILE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> cells(String line) {
        List<String> cells =
                Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
        return cells.subList(1, cells.size() - 1);
    }

    private static Row row(List<String> cells) {
        assertThat(cells).as("a row of %s has the columns %s", FILE, HEAD).hasSameSizeAs(HEAD);
        return new Row(
                Route.of(cells.get(0)),
                Arrays.stream(Who.values())
                        .collect(toMap(identity(), who -> Integer.valueOf(cells.get(HEAD.indexOf(who.toString()))))));
    }
}
