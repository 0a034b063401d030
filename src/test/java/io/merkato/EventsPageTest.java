package io.merkato;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.merkato.platform.jobs.DomainEvent;
import io.merkato.platform.jobs.Subscribe;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/generated/events.md lists who publishes what and who hears it, as the code has it. */
class EventsPageTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.merkato");
    private static final List<JavaClass> EVENTS = CLASSES.stream()
            .filter(type -> type.isAssignableTo(DomainEvent.class) && !type.isInterface())
            .toList();
    private static final List<JavaMethod> LISTENERS = CLASSES.stream()
            .flatMap(type -> type.getMethods().stream())
            .filter(method -> method.isAnnotatedWith(Subscribe.class))
            .toList();

    @Test
    void theListOfEventsIsThatOfTheCode() throws IOException {
        String rows = EVENTS.stream()
                .map(event -> "| `%s` | %s | %s |\n"
                        .formatted(
                                name(event),
                                joined(publishers(event), EventsPageTest::name),
                                joined(listeners(event), EventsPageTest::listed)))
                .sorted()
                .collect(Collectors.joining());
        Snapshot.of("docs/generated/events.md").compare("""
                # Events

                What happens in one module and is told to others: after the commit, at least once, in order for each aggregate.

                | event | published by | heard by |
                |---|---|---|
                """ + rows);
    }

    @Test
    void everyEventIsPublished() {
        assertThat(EVENTS).isNotEmpty().allSatisfy(event -> assertThat(publishers(event))
                .as("publishers of %s", event.getSimpleName())
                .isNotEmpty());
    }

    /** Events wait under the names of their listeners, which tell an operator where to look. */
    @Test
    void listenersAreNamedAfterTheirModule() {
        assertThat(LISTENERS).isNotEmpty().allSatisfy(method -> assertThat(listener(method))
                .matches("[a-z-]+\\.[a-z-]+")
                .startsWith(module(method.getOwner()) + "."));
    }

    /** Who makes one, by a constructor or by a method of the event that gives one. */
    private static List<JavaClass> publishers(JavaClass event) {
        return Stream.concat(
                        event.getConstructorCallsToSelf().stream(),
                        event.getMethodCallsToSelf().stream()
                                .filter(call ->
                                        call.getTarget().getRawReturnType().equals(event)))
                .map(JavaCall::getOriginOwner)
                .filter(origin -> !origin.equals(event))
                .distinct()
                .toList();
    }

    private static List<JavaMethod> listeners(JavaClass event) {
        return LISTENERS.stream().filter(method -> hears(method, event)).toList();
    }

    /** A method hears one event or a list of them. */
    private static boolean hears(JavaCodeUnit method, JavaClass event) {
        return method.getParameterTypes().stream()
                .anyMatch(type -> type.getAllInvolvedRawTypes().contains(event));
    }

    private static String listed(JavaMethod method) {
        return listener(method) + "` in `" + method.getOwner().getSimpleName();
    }

    private static String listener(JavaMethod method) {
        return method.getAnnotationOfType(Subscribe.class).value();
    }

    private static <T> String joined(Collection<T> parts, Function<T, String> name) {
        return parts.isEmpty()
                ? "nobody"
                : parts.stream()
                        .map(part -> "`" + name.apply(part) + "`")
                        .sorted()
                        .collect(Collectors.joining("<br>"));
    }

    private static String name(JavaClass type) {
        return type.getName().substring("io.merkato.".length()).replace('$', '.');
    }

    private static String module(JavaClass type) {
        return name(type).replaceAll("\\..*", "");
    }
}
