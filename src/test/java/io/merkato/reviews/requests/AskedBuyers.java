package io.merkato.reviews.requests;

import static io.merkato.aftersales.returns.SentBack.deliver;
import static io.merkato.aftersales.returns.SentBack.ship;

import io.merkato.testing.SentOrder;
import io.merkato.testing.Shop;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What becomes of orders until their buyers are asked for reviews, in words. */
final class AskedBuyers {

    private AskedBuyers() {}

    /** All of an order comes in one parcel. */
    static SentOrder delivered(Shop shop, SentOrder order) {
        deliver(shop, ship(shop, order, "{\"carrier\":\"DHL\"}"));
        shop.expectNothingLeftOver();
        return order;
    }

    /** So much time has passed since an order came. */
    static void daysLater(Shop shop, SentOrder order, int days) {
        shop.bean(JdbcClient.class)
                .sql("""
                        update reviews.request set delivered_at = delivered_at - make_interval(days => :days)
                        where order_id = :order
                        """)
                .param("days", days)
                .param("order", UUID.fromString(order.id()))
                .update();
    }

    /** Whoever is to be asked now is asked. */
    static void ask(Shop shop) {
        shop.bean(AskForReviews.class).run();
        shop.expectNothingLeftOver();
    }

    /** The mails to an address that ask for reviews, newest first. */
    static List<JsonNode> asked(Shop shop, String email) {
        return shop.mails(email, 1)
                .valueStream()
                .filter(mail -> mail.get("subject").asString().startsWith("What do you think of your order "))
                .toList();
    }
}
