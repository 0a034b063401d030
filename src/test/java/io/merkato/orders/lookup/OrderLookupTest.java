package io.merkato.orders.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Answer;
import io.merkato.testing.Customer;
import io.merkato.testing.SentOrder;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ShopTest
class OrderLookupTest {

    @Test
    void whoKnowsNumberAndAddressGetsALinkThatShowsTheOrder(Shop shop) {
        String email = newAddress();
        SentOrder order = ordered(shop, email);

        lookUp(shop, order.answer().text("/number"), email).expect(202);

        assertThat(shop.mails(email, 2).get(0).get("subject").asString())
                .isEqualTo("The way to your order " + order.answer().text("/number"));
        shop.anonymous()
                .with("Order-Token", shop.mailedToken(email))
                .get(order.path())
                .expect(200);
    }

    @Test
    void theNumberMayBeTypedInAnyWayAndTheAddressInAnyCase(Shop shop) {
        String email = newAddress();
        String number = ordered(shop, email).answer().text("/number");
        List<String> typed = List.of(
                " " + number.toLowerCase(Locale.ROOT) + " ",
                number.substring(2),
                "m" + number.substring(2),
                "M - " + number.substring(2, 6) + " " + number.substring(6),
                number.replace('0', 'o').replace('1', 'l'));

        typed.forEach(spelling ->
                lookUp(shop, spelling, email.toUpperCase(Locale.ROOT)).expect(202));

        assertThat(shop.mails(email, 1 + typed.size())).hasSize(1 + typed.size());
    }

    @Test
    void nobodyLearnsWhetherThereIsSuchAnOrder(Shop shop) {
        String email = newAddress();
        String stranger = newAddress();
        String number = ordered(shop, email).answer().text("/number");

        List<Answer> answers = List.of(
                lookUp(shop, number, email),
                lookUp(shop, number, stranger),
                lookUp(shop, "M-00000000", email),
                lookUp(shop, "anything at all", stranger));

        assertThat(answers).allSatisfy(answer -> assertThat(answer.expect(202).json())
                .isEqualTo(answers.getFirst().json()));
        shop.expectNothingLeftOver();
        assertThat(shop.mails(email, 2)).hasSize(2);
        assertThat(shop.mails(stranger, 0)).isEmpty();
    }

    @Test
    void aMailboxGetsAtMostTenLinksAnHour(Shop shop) {
        String email = newAddress();
        String number = ordered(shop, email).answer().text("/number");

        for (int i = 0; i < 12; i++) {
            lookUp(shop, number, i % 2 == 0 ? email : email.toUpperCase(Locale.ROOT))
                    .expect(202);
        }

        shop.expectNothingLeftOver();
        assertThat(shop.mails(email, 0)).hasSize(1 + 10);
    }

    @Test
    void wrongNumbersKeepNobodyFromTheirOrder(Shop shop) {
        String email = newAddress();
        String number = ordered(shop, email).answer().text("/number");
        for (int i = 0; i < 12; i++) {
            lookUp(shop, "M-0000000" + i % 10, email).expect(202);
        }

        lookUp(shop, number, email).expect(202);

        shop.expectNothingLeftOver();
        assertThat(shop.mails(email, 0)).hasSize(2);
    }

    @Test
    void anErasedBuyersOrderIsFoundByNobody(Shop shop) {
        Customer customer = Customer.of(shop);
        customer.puts(shop.product(1000, 3), 1);
        String number = customer.order().isConfirmed().answer().text("/number");
        shop.expectNothingLeftOver();
        customer.client()
                .send("DELETE", "/v1/me", "{\"password\":\"" + Shop.PASSWORD + "\",\"cancelOrders\":true}")
                .expect(204);

        lookUp(shop, number, customer.email()).expect(202);

        shop.expectNothingLeftOver();
        assertThat(shop.mails(customer.email(), 0)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'',a@example.org,/number", "' ',a@example.org,/number", "M-1,nobody,/email", "M-1,'',/email"})
    void whatIsNoNumberOrAddressIsRefused(String number, String email, String pointer, Shop shop) {
        Answer refused = lookUp(shop, number, email).expectProblem(422, "VALIDATION_FAILED");
        assertThat(refused.text("/errors/0/pointer")).isEqualTo(pointer);
    }

    private static SentOrder ordered(Shop shop, String email) {
        SentOrder order =
                shop.guestWith(shop.product(1000, 3), 1).mailedAt(email).order().isConfirmed();
        shop.mails(email, 1);
        return order;
    }

    private static Answer lookUp(Shop shop, String number, String email) {
        return shop.anonymous()
                .post("/v1/orders/lookup", "{\"number\":\"%s\",\"email\":\"%s\"}".formatted(number, email));
    }

    private static String newAddress() {
        return "buyer-" + UUID.randomUUID() + "@example.org";
    }
}
