package io.merkato.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Answer;
import io.merkato.testing.Client;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A parameter without a value is as if absent, as search forms send what nobody filled in. */
@ShopTest
class BlankParametersTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "q=",
                "category=",
                "brand=",
                "brand=&brand=",
                "minPrice=&maxPrice=",
                "inStock=",
                "minRating=",
                "sort=",
                "limit=",
                "cursor=",
                "attr.colour=",
                "attr.colour=&attr.size=",
                "category",
                "category=%20",
                "q=&category=&brand=&minPrice=&maxPrice=&inStock=&sort=&attr.colour="
            })
    void anEmptyFilterFiltersNothing(String query, Shop shop) {
        shop.product(100, 1);
        Answer all = shop.anonymous().get("/v1/products").expect(200);

        Answer answer = shop.anonymous().get("/v1/products?" + query).expect(200);

        assertThat(answer.number("/total")).isEqualTo(all.number("/total"));
        assertThat(answer.at("/items")).hasSameSizeAs(all.at("/items"));
    }

    @Test
    void anEmptyValueBesideAnotherIsLeftOut(Shop shop) {
        int all = shop.anonymous().get("/v1/products?brand=no-such-brand").number("/total");

        assertThat(shop.anonymous()
                        .get("/v1/products?brand=&brand=no-such-brand")
                        .expect(200)
                        .number("/total"))
                .isEqualTo(all);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/admin/users?email=",
                "/v1/admin/users?cursor=&limit=",
                "/v1/admin/audit-events?type=&userId=",
                "/v1/admin/products?cursor=",
                "/v1/me/addresses?cursor=",
                "/v1/orders?limit=&cursor=",
                "/dev/mails?to="
            })
    void soItIsOnEveryRoute(String path, Shop shop) {
        Client admin = shop.admin();
        Answer all = admin.get(path.substring(0, path.indexOf('?'))).expect(200);

        assertThat(admin.get(path).expect(200).at("/items")).hasSameSizeAs(all.at("/items"));
    }

    @Test
    void anEmptyParameterThatIsNotKnownIsStillRefused(Shop shop) {
        shop.anonymous().get("/v1/products?categroy=").expectProblem(400, "UNKNOWN_PARAMETER");
    }

    @Test
    void aCursorGoesOnWithAndWithoutEmptyFilters(Shop shop) {
        shop.product(100, 1);
        shop.product(100, 1);
        String cursor = shop.anonymous().get("/v1/products?limit=1&brand=&q=").text("/nextCursor");

        shop.anonymous().get("/v1/products?limit=1&cursor=" + cursor).expect(200);
    }
}
