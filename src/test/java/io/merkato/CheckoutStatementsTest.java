package io.merkato;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Answer;
import io.merkato.testing.Client;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * What a guest's checkout of two lines costs the database, statement by statement. A checkout that needs more fails with
 * the difference to the list that is reviewed.
 */
@ShopTest
class CheckoutStatementsTest {

    private static final int MOST = 40;

    @Test
    void aCheckoutSendsNoMoreThanTheListSays(Shop shop) throws IOException {
        String first = shop.variant(1000, 5);
        String second = shop.variant(2000, 5);
        Page page = new Page(shop);

        Client guest = page.add("The first line", () -> Shop.guestWith(shop.anonymous(), first, 1));
        page.add("The second line", () -> Shop.putIntoCart(guest, second, 2).expect(200));
        page.add("The quote", () -> quote(guest));
        page.add("The order", () -> Shop.orderAsGuest(guest.withNewKey(), "guest@example.org", "tok_ok")
                .expect(201));

        Snapshot.of("src/test/resources/checkout-statements.md").compare(page.text());
        assertThat(page.statements).isLessThanOrEqualTo(MOST);
    }

    private static Answer quote(Client guest) {
        return guest.post(
                        "/v1/checkout/quote",
                        "{\"shippingAddress\":%s,\"shippingMethod\":\"standard\"}".formatted(Shop.ADDRESS))
                .expect(200);
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
            List<String> sent = shop.statementsOf(() -> answer.add(request.get()));
            statements += sent.size();
            sections.append("\n## %s: %s\n\n".formatted(title, sent.size()));
            sent.forEach(statement -> sections.append("- ").append(statement).append('\n'));
            return answer.getFirst();
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
