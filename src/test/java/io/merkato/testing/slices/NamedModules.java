package io.merkato.testing.slices;

import io.merkato.Merkato;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.core.env.Environment;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModuleIdentifier;
import org.springframework.modulith.core.ApplicationModules;

/** A module, what it names in its {@code allowedDependencies}, what that names, and so on; read from the code alone. */
final class NamedModules {

    private static final ApplicationModules ALL = ApplicationModules.of(Merkato.class);

    /** Under every module, whatever it names: the database, jobs and events, what must be true, and how JSON is written. */
    private static final List<String> GROUND = List.of("platform.embedded", "platform.invariants", "platform.json");

    private final Map<String, ApplicationModule> modules = new LinkedHashMap<>();

    private NamedModules() {}

    static NamedModules of(String module) {
        NamedModules named = new NamedModules();
        Deque<String> next = new ArrayDeque<>(GROUND);
        next.add(module);
        while (!next.isEmpty()) {
            named.add(next.pop(), next);
        }
        return named;
    }

    private void add(String name, Deque<String> next) {
        ApplicationModule module = ALL.getModuleByName(name)
                .orElseThrow(() -> new IllegalArgumentException("There is no module " + name + "."));
        if (modules.putIfAbsent(name, module) == null) {
            module.getBasePackage().getAnnotation(org.springframework.modulith.ApplicationModule.class).stream()
                    .flatMap(declared -> Arrays.stream(declared.allowedDependencies()))
                    // "catalog :: rules" is a part of catalog that may be used.
                    .map(allowed -> allowed.replaceAll("\\s*::.*", ""))
                    .forEach(next::add);
        }
    }

    Set<String> names() {
        return modules.keySet();
    }

    /** Registers what carries {@code @Component} in these modules, as the shop itself finds it, and no classes of tests. */
    void register(BeanDefinitionRegistry beans, Environment environment) {
        ClassPathBeanDefinitionScanner scanner = new ClassPathBeanDefinitionScanner(beans, true, environment);
        scanner.addExcludeFilter(
                (type, types) -> !contains(type.getClassMetadata().getClassName()));
        scanner.scan(modules.values().stream()
                .map(module -> module.getBasePackage().getName())
                .toArray(String[]::new));
    }

    /** Modules within a module, as gateways are, stand for themselves. */
    private boolean contains(String type) {
        return ALL.getModuleByType(type)
                .map(ApplicationModule::getIdentifier)
                .map(ApplicationModuleIdentifier::toString)
                .filter(modules::containsKey)
                .isPresent();
    }
}
