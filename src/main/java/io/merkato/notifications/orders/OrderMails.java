package io.merkato.notifications.orders;

import io.merkato.kernel.OrderId;
import io.merkato.kernel.PaymentPromise;
import io.merkato.notifications.Mail;
import io.merkato.notifications.MailTemplates;
import io.merkato.notifications.MailTemplates.Fragment;
import io.merkato.notifications.Mails;
import io.merkato.notifications.StorefrontAddress;
import io.merkato.orders.Order;
import io.merkato.orders.OrderLine;
import io.merkato.orders.OrderPaid;
import io.merkato.orders.OrderStatus;
import io.merkato.orders.OrderTotals;
import io.merkato.orders.Orders;
import io.merkato.orders.access.OrderTokens;
import io.merkato.orders.lookup.OrderLinkRequested;
import io.merkato.orders.unpaid.OrderConfirmed;
import io.merkato.payments.promises.PromiseEnding;
import io.merkato.platform.jobs.Subscribe;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** What customers hear about their orders. */
@Component
class OrderMails {

    private static final String CONFIRMATION = "order-confirmation";
    private static final String RECEIVED = "payment-received";
    private static final String REMINDER = "payment-reminder";
    private static final String LINK = "order-link";

    private final MailTemplates templates;
    private final Mails mails;
    private final Orders orders;
    private final OrderTokens tokens;
    private final StorefrontAddress storefront;
    private final HowToPay howToPay;

    OrderMails(
            MailTemplates templates,
            Mails mails,
            Orders orders,
            OrderTokens tokens,
            StorefrontAddress storefront,
            HowToPay howToPay) {
        this.howToPay = howToPay;
        this.templates = templates;
        this.orders = orders;
        this.mails = mails;
        this.tokens = tokens;
        this.storefront = storefront;
    }

    /** Who was told before that the order stands hears that it is paid. */
    @Subscribe("notifications.mail-order-confirmation")
    void on(List<OrderPaid> events) {
        Map<OrderId, Order> found =
                orders.getLocked(events.stream().map(OrderPaid::orderId).toList());
        mails.write(events.stream()
                .map(event -> Objects.requireNonNull(found.get(event.orderId())))
                .map(order -> order.promise() == null ? orderConfirmation(order) : payment(RECEIVED, order))
                .filter(mail -> !mail.recipient().isEmpty())
                .toList());
    }

    @Subscribe("notifications.mail-unpaid-confirmation")
    void on(OrderConfirmed event) {
        writeTo(event.orderId(), order -> true, this::orderConfirmation);
    }

    /** A buyer who is to send the money is reminded of it; of other promises admins hear. */
    @Subscribe("notifications.mail-payment-reminder")
    void on(PromiseEnding event) {
        if (event.promise() == PaymentPromise.AWAITED) {
            writeTo(event.orderId(), Order::isPromised, order -> payment(REMINDER, order));
        }
    }

    private void writeTo(OrderId id, Predicate<Order> still, Function<Order, Mail> mail) {
        Order order = Objects.requireNonNull(orders.getLocked(List.of(id)).get(id));
        if (!order.email().isEmpty() && order.state().status() != OrderStatus.CANCELLED && still.test(order)) {
            mails.write(mail.apply(order));
        }
    }

    @Subscribe("notifications.mail-order-link")
    void on(OrderLinkRequested event) {
        Order order = Objects.requireNonNull(
                orders.getLocked(List.of(event.orderId())).get(event.orderId()));
        if (!order.email().isEmpty()) {
            mails.write(orderLink(order));
        }
    }

    /** Writes a mail once more, from what its order is today; nothing when that does not tell enough. */
    Optional<Mail> again(Mail.Origin origin, Order order) {
        return switch (origin.template()) {
            case CONFIRMATION -> Optional.of(orderConfirmation(order));
            case LINK -> Optional.of(orderLink(order));
            case RECEIVED -> Optional.of(payment(RECEIVED, order));
            case REMINDER -> Optional.of(order).filter(Order::isPromised).map(unpaid -> payment(REMINDER, unpaid));
            default -> Optional.empty();
        };
    }

    private Mail orderLink(Order order) {
        Fragment body = templates.mail(
                LINK,
                Map.of(
                        "greeting", templates.greeting(order.shippingAddress().name()),
                        "number", Fragment.of(order.number()),
                        "link", link(order.id())));
        return Mail.to(order.email(), "The way to your order " + order.number(), body)
                .about(order.customer())
                .from(new Mail.Origin(order.id(), LINK, null));
    }

    private Mail orderConfirmation(Order order) {
        OrderTotals totals = order.totals();
        Fragment body = templates.mail(
                CONFIRMATION,
                Map.of(
                        "greeting", templates.greeting(order.shippingAddress().name()),
                        "number", Fragment.of(order.number()),
                        "payment", howToPay.of(order),
                        "lines",
                                Fragment.lines(
                                        order.lines().stream().map(this::line).toList()),
                        "subtotal", Fragment.of(totals.subtotal().display()),
                        "shipping", Fragment.of(totals.shipping().display()),
                        "taxLabel", Fragment.of(totals.taxIncluded() ? "Tax (included)" : "Tax"),
                        "tax", Fragment.of(totals.tax().display()),
                        "total", Fragment.of(totals.total().display()),
                        "link", link(order.id())));
        return Mail.to(order.email(), "Your order " + order.number() + " is confirmed", body)
                .about(order.customer())
                .from(new Mail.Origin(order.id(), CONFIRMATION, null));
    }

    private Mail payment(String template, Order order) {
        Fragment body = templates.mail(
                template,
                Map.of(
                        "greeting", templates.greeting(order.shippingAddress().name()),
                        "number", Fragment.of(order.number()),
                        "payment", howToPay.of(order),
                        "link", link(order.id())));
        String subject = template.equals(RECEIVED)
                ? "We have received the payment of your order " + order.number()
                : "Your order " + order.number() + " is not paid yet";
        return Mail.to(order.email(), subject, body)
                .about(order.customer())
                .from(new Mail.Origin(order.id(), template, null));
    }

    private Fragment link(OrderId order) {
        return storefront.link("/order", tokens.of(order).text());
    }

    private Fragment line(OrderLine line) {
        return templates.part(
                "order-line",
                Map.of(
                        "title", Fragment.of(line.title()),
                        "sku", Fragment.of(line.sku()),
                        "quantity", Fragment.of(String.valueOf(line.quantity())),
                        "lineTotal", Fragment.of(line.lineTotal().display())));
    }
}
