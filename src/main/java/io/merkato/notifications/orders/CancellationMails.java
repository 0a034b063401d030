package io.merkato.notifications.orders;

import io.merkato.kernel.OrderId;
import io.merkato.notifications.Mail;
import io.merkato.notifications.MailTemplates;
import io.merkato.notifications.MailTemplates.Fragment;
import io.merkato.notifications.Mails;
import io.merkato.notifications.StorefrontAddress;
import io.merkato.orders.Order;
import io.merkato.orders.OrderCancelled;
import io.merkato.orders.OrderLine;
import io.merkato.orders.Orders;
import io.merkato.orders.PaymentStatus;
import io.merkato.orders.access.OrderTokens;
import io.merkato.orders.unpaid.PaidLate;
import io.merkato.platform.jobs.Subscribe;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What buyers hear when their order is cancelled, or some of it. What they get back is told when it is on its way. */
@Component
class CancellationMails {

    private static final String CANCELLED = "order-cancelled";
    private static final String CANCELLED_IN_PART = "order-cancelled-in-part";
    private static final String PAID_LATE = "order-paid-late";
    private static final String MONEY = "order-cancelled-money";

    private final MailTemplates templates;
    private final Mails mails;
    private final Orders orders;
    private final OrderTokens tokens;
    private final StorefrontAddress storefront;

    CancellationMails(
            MailTemplates templates, Mails mails, Orders orders, OrderTokens tokens, StorefrontAddress storefront) {
        this.templates = templates;
        this.mails = mails;
        this.orders = orders;
        this.tokens = tokens;
        this.storefront = storefront;
    }

    @Subscribe("notifications.mail-order-cancelled")
    void on(OrderCancelled event) {
        OrderId id = event.orderId();
        Order order = Objects.requireNonNull(orders.getLocked(List.of(id)).get(id));
        if (!order.email().isEmpty()) {
            List<Fragment> lines = event.lines().stream()
                    .map(line -> line(line.quantity(), line.title(), line.sku()))
                    .toList();
            mails.write(mail(order, event.whole() ? CANCELLED : CANCELLED_IN_PART, lines));
        }
    }

    @Subscribe("notifications.mail-order-paid-late")
    void on(PaidLate event) {
        OrderId id = event.orderId();
        Order order = Objects.requireNonNull(orders.getLocked(List.of(id)).get(id));
        if (!order.email().isEmpty()) {
            mails.write(paidLate(order));
        }
    }

    private Mail paidLate(Order order) {
        Fragment body = templates.mail(
                PAID_LATE,
                Map.of(
                        "greeting", templates.greeting(order.shippingAddress().name()),
                        "number", Fragment.of(order.number()),
                        "amount", Fragment.of(order.totals().total().display()),
                        "link", storefront.link("/order", tokens.of(order.id()).text())));
        return Mail.to(order.email(), "The payment of your order " + order.number() + " came too late", body)
                .about(order.customer())
                .from(new Mail.Origin(order.id(), PAID_LATE, null));
    }

    /** Writes the mail once more, with all that is cancelled by now; nothing when it is of another kind. */
    Optional<Mail> again(Mail.Origin origin, Order order) {
        String template = origin.template();
        if (template.equals(PAID_LATE)) {
            return Optional.of(paidLate(order));
        }
        if (!template.equals(CANCELLED) && !template.equals(CANCELLED_IN_PART)) {
            return Optional.empty();
        }
        List<Fragment> lines = order.lines().stream()
                .filter(line -> units(line, template) > 0)
                .map(line -> line(units(line, template), line.title(), line.sku()))
                .toList();
        return Optional.of(mail(order, template, lines));
    }

    private static int units(OrderLine line, String template) {
        return template.equals(CANCELLED) ? line.quantity() : line.cancelled();
    }

    private Mail mail(Order order, String template, List<Fragment> lines) {
        boolean whole = template.equals(CANCELLED);
        Fragment body = templates.mail(
                template,
                Map.of(
                        "greeting", templates.greeting(order.shippingAddress().name()),
                        "number", Fragment.of(order.number()),
                        "lines", Fragment.lines(lines),
                        "money", wasPaid(order) ? templates.part(MONEY, Map.of()) : Fragment.NOTHING,
                        "link", storefront.link("/order", tokens.of(order.id()).text())));
        String subject = whole
                ? "Your order " + order.number() + " is cancelled"
                : "Some of your order " + order.number() + " is cancelled";
        return Mail.to(order.email(), subject, body)
                .about(order.customer())
                .from(new Mail.Origin(order.id(), template, null));
    }

    private Fragment line(int quantity, String title, String sku) {
        return templates.part(
                "parcel-line",
                Map.of(
                        "title", Fragment.of(title),
                        "sku", Fragment.of(sku),
                        "quantity", Fragment.of(String.valueOf(quantity))));
    }

    /** Whatever was given back meanwhile: it may be refunded before this is written. */
    private static boolean wasPaid(Order order) {
        PaymentStatus status = order.state().paymentStatus();
        return !order.totals().total().isZero() && status != PaymentStatus.PENDING && status != PaymentStatus.FAILED;
    }
}
