package io.merkato.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Those who break a rule of the house. */
public final class Offenders {

    private final Map<String, String> found;

    private Offenders(Map<String, String> found) {
        this.found = found;
    }

    public static Offenders of(Collection<String> names) {
        return of(names, name -> "");
    }

    /** Offenders whose name does not say what they do. */
    public static <T> Offenders of(Collection<T> found, Function<T, String> explanation) {
        return new Offenders(found.stream()
                .collect(Collectors.toMap(String::valueOf, explanation, (first, second) -> first, TreeMap::new)));
    }

    /** Fails when there is any, with the rule and what each does. */
    public void areNone(String rule) {
        assertThat(found).as("%s These do not obey:", rule).isEmpty();
    }
}
