package io.merkato.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Answer;
import io.merkato.testing.Client;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Who may call which routes, for every route that there is. */
@ShopTest
class RolesTest {

    private record Route(String method, String path) {}

    @Test
    void theRoutesForStaffWantAStaffMember(Shop shop) {
        Client customer = shop.customer();

        assertThat(routes(shop, "/v1/admin/")).hasSizeGreaterThan(5).allSatisfy(route -> {
            call(shop.anonymous(), route).expectProblem(401, "UNAUTHENTICATED");
            call(customer, route).expectProblem(403, "FORBIDDEN");
            call(shop.anonymous().bearing("a.b.c"), route).expectProblem(401, "INVALID_TOKEN");
        });
    }

    @Test
    void theRoutesForOneselfWantAnybodyWhoIsSignedIn(Shop shop) {
        assertThat(routes(shop, "/v1/me")).isNotEmpty().allSatisfy(route -> call(shop.anonymous(), route)
                .expectProblem(401, "UNAUTHENTICATED"));
    }

    @Test
    void pathsForStaffThatDoNotExistTellNobodySo(Shop shop) {
        shop.anonymous().get("/v1/admin/nothing").expectProblem(401, "UNAUTHENTICATED");
        shop.customer().get("/v1/admin/nothing").expectProblem(403, "FORBIDDEN");
        shop.admin().get("/v1/admin/nothing").expectProblem(404, "NOT_FOUND");
    }

    @Test
    void staffRunTheShopAndLeavePeopleToAdmins(Shop shop) {
        Client staff = shop.staff();

        staff.get("/v1/admin/products").expect(200);
        staff.get("/v1/admin/users").expectProblem(403, "FORBIDDEN");
        staff.patch("/v1/admin/users/" + UUID.randomUUID(), "{}").expectProblem(403, "FORBIDDEN");
    }

    @Test
    void aRoleThatIsTakenAwayIsGoneAtOnce(Shop shop) {
        Client staff = shop.staff();
        staff.get("/v1/admin/products").expect(200);

        shop.setRoles(staff.get("/v1/me").text("/id"), "customer");

        staff.get("/v1/admin/products").expectProblem(403, "FORBIDDEN");
    }

    private static Answer call(Client client, Route route) {
        boolean hasBody = !route.method().equals("GET");
        return client.withNewKey().send(route.method(), route.path(), hasBody ? "{}" : null);
    }

    private static List<Route> routes(Shop shop, String prefix) {
        return shop
                .bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .stream()
                .flatMap(mapping -> mapping.getPatternValues().stream()
                        .filter(pattern -> pattern.startsWith(prefix))
                        .flatMap(pattern -> mapping.getMethodsCondition().getMethods().stream()
                                .map(method -> new Route(method.name(), filled(pattern)))))
                .toList();
    }

    private static String filled(String pattern) {
        return pattern.replaceAll("\\{[^}]+}", UUID.randomUUID().toString());
    }
}
