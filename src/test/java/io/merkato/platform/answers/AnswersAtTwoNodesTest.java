package io.merkato.platform.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.merkato.platform.embedded.Database;
import io.merkato.testing.Customer;
import io.merkato.testing.FaultProxy;
import io.merkato.testing.Product;
import io.merkato.testing.Shop;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What one node changes, another one shows soon, whatever it remembers; and the same node right away. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnswersAtTwoNodesTest {

    /** Less than answers live by themselves, so that only the change can have ended them. */
    private static final Duration SOON = Duration.ofSeconds(5);

    @SuppressWarnings("NullAway.Init") // set before each test by JUnit
    private Shop here;

    @SuppressWarnings("NullAway.Init") // set before each test by JUnit
    private Shop there;

    @BeforeAll
    void start() {
        here = Shop.start(Shop.connections(4));
        there = Shop.beside(here, Shop.connections(4));
    }

    @AfterAll
    void stop() {
        there.close();
        here.close();
    }

    @Test
    void aPriceIsSeenInPageAndList() {
        Product product = here.product(1999, 5);
        String list = "/v1/products?minPrice=1999&maxPrice=1999&limit=99";
        assertThat(priceOn(here, product)).isEqualTo(1999);
        assertThat(priceOn(there, product)).isEqualTo(1999);
        int total = here.anonymous().get(list).number("/total");
        assertThat(total).isPositive();
        soon(() -> there.anonymous().get(list).number("/total") == total);

        product.priced(1500);

        assertThat(priceOn(here, product)).isEqualTo(1500);
        assertThat(here.anonymous().get(list).number("/total")).isEqualTo(total - 1);
        soon(() -> priceOn(there, product) == 1500);
        soon(() -> there.anonymous().get(list).number("/total") == total - 1);
    }

    @Test
    void aPriceIsSeenInWhatWordsFind() {
        Product product = here.product(1999, 5);
        product.change("{\"title\":\"Quokka\"}").expect(200);
        String list = "/v1/products?q=quokka";
        soon(() -> there.anonymous().get(list).number("/total") == 1);
        assertThat(there.anonymous().get(list).number("/items/0/price/amount")).isEqualTo(1999);

        product.priced(1500);

        soon(() -> there.anonymous().get(list).number("/items/0/price/amount") == 1500);
        product.change("{\"title\":\"Wombat\"}").expect(200);
        soon(() -> there.anonymous().get(list).number("/total") == 0);
    }

    @Test
    void anOrderChangesThePage() {
        Product product = here.product(1999, 5);
        assertThat(here.available(product.id())).isEqualTo(5);
        assertThat(there.available(product.id())).isEqualTo(5);

        here.guestWith(product, 2).order().isConfirmed();

        assertThat(here.available(product.id())).isEqualTo(3);
        soon(() -> there.available(product.id()) == 3);
    }

    @Test
    void anOrderOfTheLastOneChangesTheLists() {
        Product product = here.product(777, 1);
        String list = "/v1/products?minPrice=777&maxPrice=777&inStock=true";
        soon(() -> there.anonymous().get(list).number("/total") == 1);
        assertThat(here.anonymous().get(list).number("/total")).isEqualTo(1);

        product.soldOut();

        soon(() -> there.anonymous().get(list).number("/total") == 0);
        soon(() -> here.anonymous().get(list).number("/total") == 0);
    }

    @Test
    void aNameOfACategoryIsSeenWhereverItIsShown() {
        String category = here.admin()
                .post("/v1/admin/categories", "{\"name\":\"Lamps\"}")
                .expect(201)
                .text("/id");
        Product product = here.product(4711, 1);
        product.change("{\"categories\":[\"lamps\"]}").expect(200);
        soon(() -> there.anonymous().get("/v1/categories").body().contains("Lamps"));
        String page = "/v1/products/" + product.id();
        String list = "/v1/products?category=lamps";
        assertThat(there.anonymous().get(page).body()).contains("Lamps");
        soon(() -> there.anonymous().get(list).body().contains("Lamps"));

        here.admin()
                .patch("/v1/admin/categories/" + category, "{\"name\":\"Lights\"}")
                .expect(200);

        assertThat(here.anonymous().get("/v1/categories").body()).contains("Lights");
        soon(() -> there.anonymous().get(page).body().contains("Lights"));
        soon(() -> there.anonymous().get(list).body().contains("Lights"));
        soon(() -> there.anonymous().get("/v1/categories").body().contains("Lights"));
    }

    @Test
    void aReviewIsSeenInItsListAndOnThePage() {
        Product product = here.product(1999, 5);
        String list = "/v1/products/" + product.id() + "/reviews";
        String page = "/v1/products/" + product.id();
        assertThat(there.anonymous().get(list).number("/summary/count")).isZero();
        assertThat(there.anonymous().get(page).number("/rating/count")).isZero();

        Customer ada = Customer.of(here);
        ada.client()
                .withNewKey()
                .post(list, "{\"rating\":5,\"body\":\"Very good indeed.\"}")
                .expect(201);

        soon(() -> there.anonymous().get(list).number("/summary/count") == 1);
        soon(() -> there.anonymous().get(page).number("/rating/count") == 1);
    }

    @Test
    void aProductThatIsTakenOffIsGone() {
        Product product = here.product(1999, 5);
        String page = "/v1/products/" + product.id();
        there.anonymous().get(page).expect(200);
        there.anonymous().get(page + "/reviews").expect(200);

        product.archived();

        here.anonymous().get(page).expect(404);
        soon(() -> there.anonymous().get(page).status() == 404);
        soon(() -> there.anonymous().get(page + "/reviews").status() == 404);
    }

    @Test
    void aNodeThatHearsNothingRemembersNothingForLong() {
        Product product = here.product(1999, 5);
        try (FaultProxy proxy = new FaultProxy(here.bean(Database.class).jdbcUrl());
                Shop deaf = Shop.behind(proxy, here)) {
            assertThat(priceOn(deaf, product)).isEqualTo(1999);

            proxy.fallSilent();
            product.priced(1000);

            soon(() -> deaf.bean(AnswerMemory.class).find("/v1/products/" + product.id()) == null);
            proxy.restore();
        }
    }

    private static int priceOn(Shop shop, Product product) {
        return shop.anonymous().get("/v1/products/" + product.id()).expect(200).number("/variants/0/price/amount");
    }

    private static void soon(Callable<Boolean> isTrue) {
        await().atMost(SOON).pollInterval(Duration.ofMillis(20)).until(isTrue);
    }
}
