package io.merkato.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.Merkato;
import io.merkato.kernel.Audience;
import io.merkato.openapi.Access;
import io.merkato.testing.Shop;
import java.security.CodeSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroups;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** Which routes a running shop has: those of its document and those of its mappings. */
public final class Routes {

    private static final String GROUPS_OF_HEALTH = "/health/**";

    private Routes() {}

    /** The operations of the document that is generated from the code, with the statuses that it tells of. */
    public static Map<String, List<String>> documented(Shop shop) {
        Map<String, List<String>> operations = new TreeMap<>();
        shop.anonymous()
                .get("/generated-openapi.json")
                .expect(200)
                .at("/paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation -> operations.put(
                                operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
                                operation.getValue().at("/responses").propertyNames().stream()
                                        .toList())));
        return operations;
    }

    /** What the shop dispatches requests by, apart from what is there for tests. */
    public static Set<String> mapped(Shop shop) {
        return mappings(shop)
                .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
                .filter(entry -> !isForTests(entry.getValue()))
                .flatMap(entry -> routes(entry.getKey()))
                .flatMap(route -> route.endsWith(GROUPS_OF_HEALTH) ? healthGroups(shop, route) : Stream.of(route))
                .collect(Collectors.toSet());
    }

    /** Who stands on the handlers of the shop's routes as the one that they are open to. */
    public static Map<String, Audience> audiences(Shop shop) {
        Map<String, Audience> audiences = new TreeMap<>();
        mappings(shop)
                .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
                .filter(entry -> entry.getValue().getBeanType().getPackageName().startsWith("io.merkato"))
                .filter(entry -> !isForTests(entry.getValue()))
                .forEach(entry ->
                        routes(entry.getKey()).forEach(route -> audiences.put(route, Access.to(entry.getValue()))));
        return audiences;
    }

    /** The patterns under which files are served. */
    public static Set<String> files(Shop shop) {
        return Objects.requireNonNull(shop.bean(DispatcherServlet.class).getHandlerMappings()).stream()
                .filter(AbstractUrlHandlerMapping.class::isInstance)
                .flatMap(mapping -> ((AbstractUrlHandlerMapping) mapping).getHandlerMap().keySet().stream())
                .collect(Collectors.toSet());
    }

    private static Stream<RequestMappingInfoHandlerMapping> mappings(Shop shop) {
        List<RequestMappingInfoHandlerMapping> mappings =
                Objects.requireNonNull(shop.bean(DispatcherServlet.class).getHandlerMappings()).stream()
                        .filter(RequestMappingInfoHandlerMapping.class::isInstance)
                        .map(RequestMappingInfoHandlerMapping.class::cast)
                        .toList();
        assertThat(mappings).isNotEmpty();
        return mappings.stream();
    }

    private static Stream<String> routes(RequestMappingInfo mapping) {
        Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
        return mapping.getPatternValues().stream()
                .flatMap(pattern -> methods.isEmpty()
                        ? Stream.of("GET " + pattern)
                        : methods.stream().map(method -> method + " " + pattern));
    }

    private static Stream<String> healthGroups(Shop shop, String route) {
        return shop.bean(HealthEndpointGroups.class).getNames().stream().map(name -> route.replace("**", name));
    }

    private static boolean isForTests(HandlerMethod handler) {
        Class<?> type = handler.getBeanType();
        return type.getPackageName().startsWith("org.springdoc")
                || type.getPackageName().startsWith("io.merkato") && !home(type).equals(home(Merkato.class));
    }

    private static String home(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        return source.getLocation().toString();
    }
}
