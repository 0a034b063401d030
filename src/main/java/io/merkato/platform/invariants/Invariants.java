package io.merkato.platform.invariants;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Runs the queries in {@code resources/invariants}: statements that each begin with a comment saying what must be
 * true, and give a row for each thing of which it is not.
 */
@Component
public class Invariants {

    private final InvariantStore store;
    private final List<Invariant> invariants;

    Invariants(InvariantStore store) {
        this.store = store;
        this.invariants = load();
    }

    /** What is not as it must be, one sentence for each thing; empty when all is well. */
    public List<String> violations() {
        return violations(invariants);
    }

    /** As {@link #violations()}, of what must be true in these modules; each has its queries in a file of its name. */
    public List<String> violationsIn(Set<String> modules) {
        return violations(invariants.stream()
                .filter(invariant -> modules.contains(invariant.module()))
                .toList());
    }

    private List<String> violations(List<Invariant> asked) {
        return asked.stream()
                .flatMap(invariant ->
                        store.find(invariant.query()).stream().map(row -> invariant.rule() + " Not so: " + row))
                .toList();
    }

    private static List<Invariant> load() {
        try {
            List<Invariant> loaded = new ArrayList<>();
            for (Resource file :
                    new PathMatchingResourcePatternResolver().getResources("classpath*:invariants/*.sql")) {
                String module = String.valueOf(file.getFilename()).replace(".sql", "");
                for (String statement :
                        file.getContentAsString(StandardCharsets.UTF_8).split(";")) {
                    if (!statement.isBlank()) {
                        loaded.add(Invariant.of(module, statement.strip()));
                    }
                }
            }
            return List.copyOf(loaded);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Invariant(String module, String rule, String query) {

        static Invariant of(String module, String statement) {
            int end = statement.indexOf('\n');
            return new Invariant(module, statement.substring(2, end).strip(), statement.substring(end + 1));
        }
    }
}
