package io.merkato.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.merkato.testing.Answer;
import io.merkato.testing.AtOnce;
import io.merkato.testing.Guest;
import io.merkato.testing.ManyConnections;
import io.merkato.testing.Product;
import io.merkato.testing.SentOrder;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What an order holds that nobody has paid: not for ever, and not without measure. */
@ShopTest
class UnpaidOrderTest {

    @Test
    void whatIsNotPaidInTimeIsSoldToOthers(Shop shop) {
        Product mug = shop.product(1250, 3);
        Guest slow = shop.guestWith(mug, 3);
        SentOrder order = slow.order("tok_action").isPending();
        assertThat(mug.available()).isZero();

        aQuarterOfAnHourLater(shop, order);

        order.becomes("cancelled");
        assertThat(order.read().text("/paymentStatus")).isEqualTo("failed");
        assertThat(order.timeline()).containsExactly("placed", "paymentExpired");
        assertThat(mug.available()).isEqualTo(3);
        shop.guestWith(mug, 3).order().isConfirmed();
        assertThat(slow.client().get("/v1/cart").at("/items")).hasSize(1);
    }

    @Test
    void untilThenItWaits(Shop shop) {
        Product mug = shop.product(1250, 3);
        SentOrder order = shop.guestWith(mug, 3).order("tok_action").isPending();

        JdbcClient sql = shop.bean(JdbcClient.class);
        sql.sql("update payments.operation set due_at = now() where status = 'actionRequired'")
                .update();
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(sql.sql("""
                                select o.attempts from payments.operation o join payments.payment p on p.id = o.payment_id
                                where p.order_id = :order::uuid
                                """)
                        .param("order", order.id())
                        .query(Integer.class)
                        .single())
                .isPositive());

        order.is("pendingPayment");
        assertThat(mug.available()).isZero();
    }

    @Test
    void ofAnOrderWhoseNodeHasDiedAnotherGivesTheStockBack(Shop shop) {
        Product mug = shop.product(1250, 3);
        SentOrder order;
        try (Shop dying = Shop.beside(shop)) {
            order = shop.guestWith(mug, 3).at(dying).order("tok_action").isPending();
        }

        aQuarterOfAnHourLater(shop, order);

        SentOrder here =
                new SentOrder(((Guest) order.shopper()).at(shop), order.paymentToken(), order.key(), order.answer());
        here.becomes("cancelled");
        assertThat(mug.available()).isEqualTo(3);
    }

    @Test
    void aPaymentWhoseOutcomeIsUnknownKeepsItsStockHoweverLongThatTakes(Shop shop) {
        Product mug = shop.product(1250, 3);
        SentOrder order = shop.guestWith(mug, 3).order("tok_timeout").isPending();

        aQuarterOfAnHourLater(shop, order);

        order.becomes("confirmed");
        assertThat(mug.available()).isZero();
    }

    @Test
    @ManyConnections
    void whatTenDeclineAndTenLeaveUnpaidIsSoldToOthers(Shop shop) {
        Product mug = shop.product(1250, 30);
        List<Guest> buyers =
                IntStream.range(0, 50).mapToObj(i -> shop.guestWith(mug, 1)).toList();
        List<Supplier<SentOrder>> orders = new ArrayList<>();
        for (int i = 0; i < buyers.size(); i++) {
            Guest buyer = buyers.get(i);
            String token = i % 5 == 0 ? "tok_declined" : i % 5 == 1 ? "tok_action" : "tok_ok";
            orders.add(() -> buyer.order(token));
        }

        List<SentOrder> sent = AtOnce.all(orders);

        List<SentOrder> waiting =
                sent.stream().filter(order -> order.answer().status() == 202).toList();
        waiting.forEach(order -> aQuarterOfAnHourLater(shop, order));
        waiting.forEach(order -> order.becomes("cancelled"));
        // Who found it sold out comes again, and takes the rest.
        List<Answer> again = AtOnce.all(buyers.stream()
                .map(buyer -> (Supplier<Answer>) () -> buyer.order().answer())
                .toList());
        long first =
                sent.stream().filter(order -> order.answer().status() == 201).count();
        long second = again.stream().filter(answer -> answer.status() == 201).count();
        assertThat(first + second).isEqualTo(30);
        assertThat(sent).extracting(order -> order.answer().status()).isSubsetOf(201, 202, 402, 409);
        assertThat(again).extracting(Answer::status).isSubsetOf(201, 409, 422);
        assertThat(mug.available()).isZero();
    }

    @Test
    void whileOneOrderWaitsItsBuyerPlacesNoOther(Shop shop) {
        Product mug = shop.product(1250, 10);
        Guest buyer = shop.guestWith(mug, 2);
        buyer.order("tok_action").isPending();

        buyer.order("tok_ok").isRefused(409, "CHECKOUT_IN_PROGRESS");

        assertThat(mug.available()).isEqualTo(8);
    }

    @Test
    void nobodyHoldsMoreThanTheLimitWithoutPaying(Shop shop) {
        try (Shop careful = Shop.start("--merkato.unpaid-units=2")) {
            Product pin = careful.product(100, 500);

            Answer refused = careful.guestWith(pin, 3).order().isRefused(422, "TOO_MANY_UNPAID");

            assertThat(refused.text("/variantIds/0")).isEqualTo(pin.variant());
            assertThat(pin.available()).isEqualTo(500);
            careful.guestWith(pin, 2).order().isConfirmed();
        }
    }

    @Test
    @ManyConnections
    void severalCartsOfOneAddressHoldNoMoreThanOne() {
        try (Shop careful = Shop.start("--merkato.unpaid-units=2", "--spring.datasource.hikari.maximum-pool-size=10")) {
            Product pin = careful.product(100, 500);
            List<Guest> carts = Stream.generate(() -> careful.guestWith(pin, 1).mailedAt("One.Buyer@example.org"))
                    .limit(6)
                    .toList();

            List<Answer> answers = AtOnce.all(carts.stream()
                    .map(cart ->
                            (Supplier<Answer>) () -> cart.order("tok_action").answer())
                    .toList());

            assertThat(answers).filteredOn(answer -> answer.status() == 202).hasSize(2);
            assertThat(answers)
                    .filteredOn(answer -> answer.status() != 202)
                    .allSatisfy(answer -> assertThat(answer.text("/code")).isEqualTo("TOO_MANY_UNPAID"));
            assertThat(pin.available()).isEqualTo(498);
            careful.guestWith(pin, 1).mailedAt("one.buyer@EXAMPLE.org").order().isRefused(422, "TOO_MANY_UNPAID");
            careful.guestWith(pin, 1).order().isConfirmed();
        }
    }

    private static void aQuarterOfAnHourLater(Shop shop, SentOrder order) {
        shop.bean(JdbcClient.class).sql("""
                        update payments.operation o
                        set created_at = o.created_at - interval '15 minutes', due_at = now()
                        from payments.payment p
                        where p.id = o.payment_id and p.order_id = :order::uuid
                        """).param("order", order.id()).update();
    }
}
