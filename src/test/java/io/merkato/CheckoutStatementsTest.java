package io.merkato;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Answer;
import io.merkato.testing.Client;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * What a guest's checkout of two lines costs the database, statement by statement. One that needs more fails with the
 * difference to the list that is reviewed.
 */
@ShopTest
class CheckoutStatementsTest {

    private static final int MOST = 45;

    @Test
    void aCheckoutSendsNoMoreThanTheListSays(Shop shop) throws IOException {
        String first = shop.variant(1000, 5);
        String second = shop.variant(2000, 5);
        // The first order of a product marks it, all others do not.
        order(guestWith(shop, first, second));
        shop.expectNothingLeftOver();
        Page page = new Page(shop);

        Client guest = page.add("The first line", () -> Shop.guestWith(shop.anonymous(), first, 1));
        page.add("The second line", () -> Shop.putIntoCart(guest, second, 1).expect(200));
        page.add("The quote", () -> quote(guest));
        page.add("The order", () -> order(guest));

        Snapshot.of("src/test/resources/checkout-statements.md").compare(page.text());
        assertThat(page.statements).isLessThanOrEqualTo(MOST);
    }

    private static Client guestWith(Shop shop, String first, String second) {
        Client guest = Shop.guestWith(shop.anonymous(), first, 1);
        Shop.putIntoCart(guest, second, 1).expect(200);
        return guest;
    }

    private static Answer quote(Client guest) {
        return guest.post(
                        "/v1/checkout/quote",
                        "{\"shippingAddress\":%s,\"shippingMethod\":\"standard\"}".formatted(Shop.ADDRESS))
                .expect(200);
    }

    private static Answer order(Client guest) {
        return Shop.orderAsGuest(guest.withNewKey(), "guest@example.org", "tok_ok")
                .expect(201);
    }

    private static final class Page {

        private final Shop shop;
        private final StringBuilder sections = new StringBuilder();
        private int statements;

        Page(Shop shop) {
            this.shop = shop;
        }

        <T> T add(String title, Supplier<T> request) {
            List<T> answer = new ArrayList<>();
            Shop.Statements sent = shop.statementsOf(() -> answer.add(request.get()));
            add(title, sent.ofRequests());
            sent.ofDeliveries().stream()
                    .sorted(Comparator.comparing(List::toString))
                    .forEach(delivery -> add("A delivery", delivery));
            return answer.getFirst();
        }

        private void add(String title, List<String> sent) {
            statements += sent.size();
            sections.append("\n## %s: %s\n\n".formatted(title, sent.size()));
            sent.forEach(statement -> sections.append("- ").append(statement).append('\n'));
        }

        String text() {
            return """
                    # What a checkout of two lines sends to the database: %s statements

                    Written by CheckoutStatementsTest. `begin` opens a transaction; all else is named by the method that
                    sends it.
                    """.formatted(statements) + sections;
        }
    }
}
