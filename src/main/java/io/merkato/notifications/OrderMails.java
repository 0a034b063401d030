package io.merkato.notifications;

import io.merkato.kernel.OrderId;
import io.merkato.notifications.MailTemplates.Fragment;
import io.merkato.orders.Order;
import io.merkato.orders.OrderPaid;
import io.merkato.orders.Orders;
import io.merkato.orders.access.OrderTokens;
import io.merkato.orders.lookup.OrderLinkRequested;
import io.merkato.platform.jobs.Subscribe;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** What customers hear about their orders. */
@Component
class OrderMails {

    private final MailTemplates templates;
    private final Mails mails;
    private final Orders orders;
    private final OrderTokens tokens;
    private final StorefrontAddress storefront;

    OrderMails(MailTemplates templates, Mails mails, Orders orders, OrderTokens tokens, StorefrontAddress storefront) {
        this.templates = templates;
        this.orders = orders;
        this.mails = mails;
        this.tokens = tokens;
        this.storefront = storefront;
    }

    @Subscribe("notifications.mail-order-confirmation")
    void on(List<OrderPaid> events) {
        Map<OrderId, Order> found =
                orders.getLocked(events.stream().map(OrderPaid::orderId).toList());
        mails.write(events.stream()
                .map(event -> orderConfirmation(event, Objects.requireNonNull(found.get(event.orderId()))))
                .filter(mail -> !mail.recipient().isEmpty())
                .toList());
    }

    @Subscribe("notifications.mail-order-link")
    void on(OrderLinkRequested event) {
        Order order = Objects.requireNonNull(
                orders.getLocked(List.of(event.orderId())).get(event.orderId()));
        if (!order.email().isEmpty()) {
            mails.write(orderLink(order));
        }
    }

    Mail orderLink(Order order) {
        Fragment body = templates.mail(
                "order-link",
                Map.of(
                        "greeting", templates.greeting(order.shippingAddress().name()),
                        "number", Fragment.of(order.number()),
                        "link", link(order.id())));
        return Mail.to(order.email(), "The way to your order " + order.number(), body)
                .about(order.customer());
    }

    Mail orderConfirmation(OrderPaid event, Order order) {
        Fragment body = templates.mail(
                "order-confirmation",
                Map.of(
                        "greeting", templates.greeting(order.shippingAddress().name()),
                        "number", Fragment.of(event.number()),
                        "lines",
                                Fragment.lines(
                                        event.lines().stream().map(this::line).toList()),
                        "subtotal", Fragment.of(event.subtotal().display()),
                        "shipping", Fragment.of(event.shipping().display()),
                        "taxLabel", Fragment.of(event.taxIncluded() ? "Tax (included)" : "Tax"),
                        "tax", Fragment.of(event.tax().display()),
                        "total", Fragment.of(event.total().display()),
                        "link", link(order.id())));
        return Mail.to(order.email(), "Your order " + event.number() + " is confirmed", body)
                .about(order.customer());
    }

    private Fragment link(OrderId order) {
        return storefront.link("/order", tokens.of(order).text());
    }

    private Fragment line(OrderPaid.Line line) {
        return templates.part(
                "order-line",
                Map.of(
                        "title", Fragment.of(line.title()),
                        "sku", Fragment.of(line.sku()),
                        "quantity", Fragment.of(String.valueOf(line.quantity())),
                        "lineTotal", Fragment.of(line.lineTotal().display())));
    }
}
