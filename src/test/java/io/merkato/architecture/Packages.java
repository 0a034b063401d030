package io.merkato.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which package uses which; each stands for itself, however deep it is nested. Names are without {@code io.merkato}. */
public final class Packages {

    private static final String ROOT = "io.merkato";

    private final SortedMap<String, SortedMap<String, String>> uses = new TreeMap<>();

    private Packages() {}

    public static Packages of(JavaClasses classes) {
        Packages packages = new Packages();
        classes.forEach(packages::add);
        return packages;
    }

    /** What this package uses. */
    public Set<String> usedBy(String name) {
        return Collections.unmodifiableSet(
                uses.getOrDefault(name, Collections.emptySortedMap()).keySet());
    }

    public Set<String> names() {
        return Collections.unmodifiableSet(uses.keySet());
    }

    /** A class of one package that uses one of another, as an example. */
    public String example(String name, String used) {
        return uses.getOrDefault(name, Collections.emptySortedMap()).getOrDefault(used, "nothing");
    }

    /** The packages that use each other in circles; those of one knot are reached from each other. None: all is well. */
    public Set<List<String>> knots() {
        SortedMap<String, Set<String>> reached = new TreeMap<>();
        uses.keySet().forEach(name -> reached.put(name, reachedFrom(name)));
        Set<List<String>> knots = new LinkedHashSet<>();
        reached.forEach((name, others) -> {
            List<String> knot = others.stream()
                    .filter(other -> reached.getOrDefault(other, Set.of()).contains(name))
                    .toList();
            if (!knot.isEmpty()) {
                knots.add(knot);
            }
        });
        return knots;
    }

    /** What holds a knot together, a line for each use. */
    public String explained(List<String> knot) {
        StringBuilder lines = new StringBuilder();
        knot.forEach(name -> usedBy(name).stream()
                .filter(knot::contains)
                .forEach(used -> lines.append("\n  %s -> %s: %s".formatted(name, used, example(name, used)))));
        return lines.toString();
    }

    private void add(JavaClass type) {
        SortedMap<String, String> targets = uses.computeIfAbsent(name(type), name -> new TreeMap<>());
        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
            JavaClass used = dependency.getTargetClass().getBaseComponentType();
            if (used.getPackageName().startsWith(ROOT) && !name(used).equals(name(type))) {
                targets.putIfAbsent(name(used), type.getSimpleName() + " uses " + used.getSimpleName());
            }
        }
    }

    private Set<String> reachedFrom(String start) {
        Set<String> reached = new TreeSet<>();
        Deque<String> next = new ArrayDeque<>(usedBy(start));
        while (!next.isEmpty()) {
            String name = next.pop();
            if (reached.add(name)) {
                next.addAll(usedBy(name));
            }
        }
        return reached;
    }

    private static String name(JavaClass type) {
        return type.getPackageName().equals(ROOT)
                ? "merkato"
                : type.getPackageName().substring(ROOT.length() + 1);
    }
}
