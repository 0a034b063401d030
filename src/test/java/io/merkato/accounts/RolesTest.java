package io.merkato.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.access.Route;
import io.merkato.access.Routes;
import io.merkato.testing.Answer;
import io.merkato.testing.Client;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What roles do beyond the table that AccessMatrixTest compares every route with. */
@ShopTest
class RolesTest {

    @Test
    void whoMayNotCallARouteIsToldSoBeforeTheRequestIsRead(Shop shop) {
        Client customer = shop.customer();

        List<Route> routes = Routes.mapped(shop).stream()
                .map(Route::of)
                .filter(route -> route.path().startsWith("/v1/admin/"))
                .toList();
        assertThat(routes).hasSizeGreaterThan(5).allSatisfy(route -> {
            call(shop.anonymous(), route).expectProblem(401, "UNAUTHENTICATED");
            call(customer, route).expectProblem(403, "FORBIDDEN");
            call(shop.anonymous().bearing("a.b.c"), route).expectProblem(401, "INVALID_TOKEN");
        });
    }

    @Test
    void pathsForStaffThatDoNotExistTellNobodySo(Shop shop) {
        shop.anonymous().get("/v1/admin/nothing").expectProblem(401, "UNAUTHENTICATED");
        shop.customer().get("/v1/admin/nothing").expectProblem(403, "FORBIDDEN");
        shop.admin().get("/v1/admin/nothing").expectProblem(404, "NOT_FOUND");
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
        return client.withNewKey().send(route.method(), route.pathTo("1"), hasBody ? "{not JSON" : null);
    }
}
