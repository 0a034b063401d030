package io.merkato.reviews.requests;

import static io.merkato.aftersales.returns.SentBack.decide;
import static io.merkato.aftersales.returns.SentBack.deliver;
import static io.merkato.aftersales.returns.SentBack.items;
import static io.merkato.aftersales.returns.SentBack.ship;
import static io.merkato.reviews.requests.AskedBuyers.ask;
import static io.merkato.reviews.requests.AskedBuyers.asked;
import static io.merkato.reviews.requests.AskedBuyers.daysLater;
import static io.merkato.reviews.requests.AskedBuyers.delivered;
import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.kernel.OrderId;
import io.merkato.orders.Orders;
import io.merkato.orders.shipments.ParcelDelivered;
import io.merkato.orders.shipments.ShipmentId;
import io.merkato.platform.jobs.Jobs;
import io.merkato.platform.jobs.Outbox;
import io.merkato.testing.Answer;
import io.merkato.testing.AtOnce;
import io.merkato.testing.Customer;
import io.merkato.testing.Guest;
import io.merkato.testing.ManyConnections;
import io.merkato.testing.Product;
import io.merkato.testing.SentOrder;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import io.merkato.testing.Shopper;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Some days after delivery the buyer is asked for reviews: once, of what they kept, and only who wants to be. */
@ShopTest
class AskForReviewsTest {

    @Test
    void aBuyerIsAskedOnceOfAllThatCameInSeveralParcels(Shop shop) {
        Customer ada = Customer.of(shop);
        Product mug = shop.product(1250, 5);
        Product lamp = shop.product(9900, 5);
        ada.puts(mug, 2);
        ada.puts(lamp, 1);
        SentOrder order = ada.order().isConfirmed();
        String first = ship(
                shop,
                order,
                "{\"carrier\":\"DHL\",\"items\":%s}"
                        .formatted(items(order.answer().text("/items/0/id"), 2)));
        deliver(shop, first);
        shop.expectNothingLeftOver();
        assertThat(isNoted(shop, order)).isFalse();
        delivered(shop, order);

        daysLater(shop, order, 6);
        ask(shop);
        assertThat(asked(shop, ada.email())).isEmpty();
        daysLater(shop, order, 1);
        ask(shop);
        ask(shop);
        comesAgain(shop, order, first);
        ask(shop);

        JsonNode mail = only(asked(shop, ada.email()));
        assertThat(mail.get("subject").asString()).contains(order.answer().text("/number"));
        for (String form : List.of(mail.get("text").asString(), mail.get("html").asString())) {
            assertThat(form)
                    .contains("Hello Ada Lovelace,", mug.title(), lamp.title())
                    .contains(shop.address() + "/products/" + slug(mug), shop.address() + "/products/" + slug(lamp))
                    .contains(
                            "sign in with your account",
                            mail.get("unsubscribeUrl").asString());
        }
        assertThat(mail.get("unsubscribeUrl").asString()).startsWith(shop.address() + "/unsubscribe?token=");
    }

    @Test
    void aGuestIsAskedTooAndToldThatAReviewNeedsAnAccount(Shop shop) {
        SentOrder order = delivered(shop, bought(shop.guest(), shop.product(1250, 5)));
        String email = email(shop, order);

        daysLater(shop, order, 8);
        ask(shop);

        assertThat(only(asked(shop, email)).get("text").asString())
                .contains("sign in or register with this mail address first");
    }

    @Test
    void otherMailsAreNotUnsubscribedFrom(Shop shop) {
        SentOrder order = delivered(shop, bought(shop.guest(), shop.product(1250, 5)));

        assertThat(shop.mails(email(shop, order), 3)).hasSize(3).allMatch(mail -> mail.get("unsubscribeUrl")
                .isNull());
    }

    @Test
    void ofAnOrderWhoseRestIsCancelledWhatCameIsAskedAbout(Shop shop) {
        Product mug = shop.product(1250, 5);
        Product lamp = shop.product(9900, 5);
        Guest guest = shop.guestWith(mug, 1);
        guest.puts(lamp, 1);
        SentOrder order = guest.order().isConfirmed();
        Answer lines = order.read();
        boolean mugFirst = lines.text("/items/0/sku").equals(mug.sku());
        String mugs = lines.text(mugFirst ? "/items/0/id" : "/items/1/id");
        String lamps = lines.text(mugFirst ? "/items/1/id" : "/items/0/id");
        deliver(shop, ship(shop, order, "{\"carrier\":\"DHL\",\"items\":%s}".formatted(items(mugs, 1))));
        shop.admin()
                .withNewKey()
                .post("/v1/admin/orders/" + order.id() + "/cancellation", "{\"items\":%s}".formatted(items(lamps, 1)))
                .expect(200);
        shop.expectNothingLeftOver();

        daysLater(shop, order, 8);
        ask(shop);

        assertThat(only(asked(shop, email(shop, order))).get("text").asString())
                .contains(mug.title())
                .doesNotContain(lamp.title());
    }

    @Test
    void whatCameBackIsNotAskedAbout(Shop shop) {
        Product mug = shop.product(1250, 5);
        SentOrder order = delivered(shop, bought(shop.guest(), mug));
        String email = email(shop, order);
        Answer back = order.shopper()
                .client()
                .withNewKey()
                .post(
                        order.path() + "/returns",
                        "{\"items\":%s,\"reason\":\"Too large.\"}".formatted(items(line(order), 1)))
                .expect(201);
        decide(shop, back, "/receipt", null).expect(200);
        shop.expectNothingLeftOver();
        assertThat(order.read().text("/fulfillmentStatus")).isEqualTo("returned");

        daysLater(shop, order, 8);
        ask(shop);

        assertThat(asked(shop, email)).isEmpty();
    }

    @Test
    void whoIsErasedMeanwhileIsNotAsked(Shop shop) {
        Customer ada = Customer.of(shop);
        SentOrder order = delivered(shop, bought(ada, shop.product(1250, 5)));
        daysLater(shop, order, 8);
        ada.client()
                .send("DELETE", "/v1/me", "{\"password\":\"" + Shop.PASSWORD + "\"}")
                .expect(204);

        ask(shop);

        assertThat(mailsTo(shop, ada.email())).isZero();
    }

    @Test
    void whoseAccountIsDisabledIsNotAsked(Shop shop) {
        Customer ada = Customer.of(shop);
        SentOrder own = delivered(shop, bought(ada, shop.product(1250, 5)));
        SentOrder asGuest = delivered(shop, bought(shop.guest().mailedAt(ada.email()), shop.product(1250, 5)));
        shop.admin().patch("/v1/admin/users/" + ada.id(), "{\"disabled\":true}").expect(200);

        daysLater(shop, own, 8);
        daysLater(shop, asGuest, 8);
        ask(shop);

        assertThat(asked(shop, ada.email())).isEmpty();
    }

    @Test
    void whatIsNotOnSaleAnyMoreIsNotAskedAbout(Shop shop) {
        Product mug = shop.product(1250, 5);
        SentOrder order = delivered(shop, bought(shop.guest(), mug));
        mug.archived();

        daysLater(shop, order, 8);
        ask(shop);

        assertThat(asked(shop, email(shop, order))).isEmpty();
    }

    @Test
    void whatTheyHaveReviewedIsNotAskedAboutAlsoWhenBoughtAsAGuest(Shop shop) {
        Customer ada = Customer.of(shop);
        Product mug = shop.product(1250, 5);
        Product lamp = shop.product(9900, 5);
        SentOrder own = delivered(shop, bought(ada, mug));
        Guest guest = shop.guestWith(mug, 1).mailedAt(ada.email());
        guest.puts(lamp, 1);
        SentOrder asGuest = delivered(shop, guest.order().isConfirmed());
        reviewed(shop, ada, mug);

        daysLater(shop, own, 8);
        daysLater(shop, asGuest, 8);
        ask(shop);

        assertThat(only(asked(shop, ada.email())).get("text").asString())
                .contains(lamp.title())
                .doesNotContain(mug.title());
    }

    @Test
    void whereNobodyIsAskedNothingIsNotedAndWhatWaitedIsLetGo(Shop shop) {
        SentOrder waiting = delivered(shop, bought(shop.guest(), shop.product(1250, 5)));
        SentOrder unnoted = delivered(shop, bought(shop.guest(), shop.product(1250, 5)));
        shop.bean(JdbcClient.class)
                .sql("delete from reviews.request where order_id = :order")
                .param("order", UUID.fromString(unnoted.id()))
                .update();
        ReviewRequestSettings off = new ReviewRequestSettings(0, null);

        new AwaitAsking(shop.bean(Orders.class), shop.bean(ReviewRequestStore.class), off)
                .on(new ParcelDelivered(new OrderId(UUID.fromString(unnoted.id())), ShipmentId.next()));
        new AskForReviews(
                        shop.bean(ReviewRequestStore.class),
                        off,
                        shop.bean(Outbox.class),
                        shop.bean(Jobs.class),
                        shop.bean(TransactionTemplate.class))
                .run();
        daysLater(shop, waiting, 8);
        ask(shop);

        assertThat(isNoted(shop, unnoted)).isFalse();
        assertThat(asked(shop, email(shop, waiting))).isEmpty();
    }

    @Test
    void anOrderThatWasTakenByANodeThatDiedIsTakenAgain(Shop shop) {
        SentOrder order = delivered(shop, bought(shop.guest(), shop.product(1250, 5)));
        daysLater(shop, order, 8);
        shop.bean(TransactionTemplate.class).executeWithoutResult(status -> {
            assertThat(shop.bean(ReviewRequestStore.class).takeDue(7, 1000))
                    .contains(new OrderId(UUID.fromString(order.id())));
            status.setRollbackOnly();
        });

        ask(shop);

        assertThat(asked(shop, email(shop, order))).hasSize(1);
    }

    @Test
    @ManyConnections
    void manyNodesAtOnceAskOnce(Shop shop) {
        List<SentOrder> orders = Stream.generate(() -> delivered(shop, bought(shop.guest(), shop.product(1250, 5))))
                .limit(6)
                .toList();
        orders.forEach(order -> daysLater(shop, order, 8));

        AtOnce.run(8, i -> {
            shop.bean(AskForReviews.class).run();
            return i;
        });
        shop.expectNothingLeftOver();

        assertThat(orders)
                .allSatisfy(order -> assertThat(asked(shop, email(shop, order))).hasSize(1));
    }

    private static SentOrder bought(Shopper shopper, Product product) {
        shopper.puts(product, 1);
        return shopper.order().isConfirmed();
    }

    private static String email(Shop shop, SentOrder order) {
        return shop.admin().get("/v1/admin/orders/" + order.id()).expect(200).text("/email");
    }

    private static String line(SentOrder order) {
        return order.read().text("/items/0/id");
    }

    private static String slug(Product product) {
        return product.made().text("/slug");
    }

    private static JsonNode only(List<JsonNode> mails) {
        assertThat(mails).hasSize(1);
        return mails.getFirst();
    }

    private static long mailsTo(Shop shop, String email) {
        return shop.anonymous().get("/dev/mails?to=" + email).at("/items").size();
    }

    private static boolean isNoted(Shop shop, SentOrder order) {
        return shop.bean(JdbcClient.class)
                .sql("select exists (select 1 from reviews.request where order_id = :order)")
                .param("order", UUID.fromString(order.id()))
                .query(Boolean.class)
                .single();
    }

    /** The event of a parcel is delivered once more. */
    private static void comesAgain(Shop shop, SentOrder order, String parcel) {
        shop.bean(AwaitAsking.class)
                .on(new ParcelDelivered(
                        new OrderId(UUID.fromString(order.id())), new ShipmentId(UUID.fromString(parcel))));
    }

    private static void reviewed(Shop shop, Customer author, Product product) {
        shop.bean(JdbcClient.class)
                .sql("""
                        insert into reviews.review (id, product_id, author_id, rating, body, status)
                        values (gen_random_uuid(), :product, :author, 5, 'Fine.', 'rejected')
                        """)
                .param("product", UUID.fromString(product.id()))
                .param("author", UUID.fromString(author.id()))
                .update();
    }
}
