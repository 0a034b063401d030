package io.merkato;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Answer;
import io.merkato.testing.Guest;
import io.merkato.testing.Product;
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

    private static final int MOST = 46;

    @Test
    void aCheckoutSendsNoMoreThanTheListSays(Shop shop) throws IOException {
        Product first = shop.product(1000, 5);
        Product second = shop.product(2000, 5);
        // The first order of a product marks it, all others do not.
        Guest before = shop.guestWith(first, 1);
        before.puts(second, 1);
        before.order().isConfirmed();
        shop.expectNothingLeftOver();
        Page page = new Page(shop);

        Guest guest = page.add("The first line", () -> shop.guestWith(first, 1));
        page.add("The second line", () -> guest.puts(second, 1));
        page.add("The quote", () -> quote(guest));
        page.add("The order", () -> guest.order().isConfirmed());

        Snapshot.of("src/test/resources/checkout-statements.md").compare(page.text());
        assertThat(page.statements).isLessThanOrEqualTo(MOST);
    }

    private static Answer quote(Guest guest) {
        return guest.client()
                .post(
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
