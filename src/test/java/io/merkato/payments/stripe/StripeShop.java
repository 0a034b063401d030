package io.merkato.payments.stripe;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.merkato.testing.Answer;
import io.merkato.testing.SentOrder;
import io.merkato.testing.Shop;
import io.merkato.testing.stripe.StripeFake;
import io.merkato.testing.stripe.ledger.Book;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A shop that takes money by a Stripe of its own, which sends it nothing until it is told where to. */
final class StripeShop implements AutoCloseable {

    static final String WEBHOOK = "/v1/payments/webhooks/stripe";

    private final StripeFake stripe;
    private final Shop shop;

    private StripeShop(StripeFake stripe, Shop shop) {
        this.stripe = stripe;
        this.shop = shop;
    }

    static StripeShop start(String... more) {
        StripeFake stripe = StripeFake.start();
        List<String> settings = new ArrayList<>(settings(stripe));
        settings.addAll(List.of(more));
        return new StripeShop(stripe, Shop.start(settings.toArray(String[]::new)));
    }

    static List<String> settings(StripeFake stripe) {
        return List.of(
                "--merkato.stripe-secret-key=" + stripe.secretKey(),
                "--merkato.stripe-publishable-key=" + stripe.publishableKey(),
                "--merkato.stripe-webhook-secret=" + stripe.webhooks().secret(),
                "--merkato.stripe-api-base=" + stripe.address(),
                "--merkato.stripe-read-millis=4000");
    }

    /** The gateway alone, without a shop. */
    static StripeGateway gateway(StripeFake stripe, String secretKey, StripeSettings.Capture capture) {
        return gateway(stripe.address(), secretKey, capture);
    }

    /** A gateway that takes whatever is at an address for Stripe. */
    static StripeGateway gateway(String address, String secretKey, StripeSettings.Capture capture) {
        StripeSettings settings =
                new StripeSettings(secretKey, "pk_test_fake_of_merkato", null, null, address, capture, 4000, 4000);
        StripeCalls calls = new StripeCalls(settings);
        return new StripeGateway(
                calls, new StripeSearch(calls), new StripeBook(calls), new StripeWebhooks(settings), settings);
    }

    StripeFake stripe() {
        return stripe;
    }

    Shop shop() {
        return shop;
    }

    /** An order of two mugs that is paid by this payment method. */
    SentOrder order(String paymentMethod) {
        return shop.guestWith(shop.product(1250, 5), 2).orderBy("stripe", paymentMethod);
    }

    Answer confirm(SentOrder order) {
        return order.shopper().client().post(order.path() + "/payment/confirmation", null);
    }

    /** Whatever money moved for an order. */
    List<Book.Sums> money(SentOrder order) {
        return stripe.book().by("order", order.id());
    }

    /** Stripe's name of the payment of an order, once the shop knows it. */
    String intent(SentOrder order) {
        return shop.bean(JdbcClient.class)
                .sql("""
                        select o.gateway_ref from payments.operation o join payments.payment p on p.id = o.payment_id
                        where p.order_id = :order::uuid and o.kind in ('charge', 'authorize')
                        """)
                .param("order", order.id())
                .query(String.class)
                .single();
    }

    /** Has Stripe asked now about all that is undecided, also what waits for its buyer. */
    void askNow() {
        shop.bean(JdbcClient.class)
                .sql(
                        "update payments.operation set due_at = now() where status in ('open', 'unknown', 'actionRequired')")
                .update();
    }

    /** Lets Stripe send its events here. */
    void hearsStripe() {
        stripe.webhooks().goTo(URI.create(shop.address() + WEBHOOK));
    }

    /** Sends a body as Stripe does. */
    Answer sends(String body) {
        return shop.anonymous()
                .with("Stripe-Signature", stripe.webhooks().signature(body.getBytes(UTF_8)))
                .post(WEBHOOK, body);
    }

    void nothingIsLeftOver() {
        stripe.asUsual();
        askNow();
        shop.expectNothingLeftOver();
    }

    @Override
    public void close() {
        shop.close();
        stripe.close();
    }
}
