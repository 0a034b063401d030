package io.merkato.notifications.orders;

import io.merkato.aftersales.refunds.Refund;
import io.merkato.aftersales.refunds.RefundId;
import io.merkato.aftersales.refunds.RefundMade;
import io.merkato.aftersales.refunds.RefundStatus;
import io.merkato.aftersales.refunds.Refunds;
import io.merkato.kernel.Money;
import io.merkato.kernel.OrderId;
import io.merkato.kernel.OrderLineId;
import io.merkato.notifications.Mail;
import io.merkato.notifications.MailTemplates;
import io.merkato.notifications.MailTemplates.Fragment;
import io.merkato.notifications.Mails;
import io.merkato.notifications.StorefrontAddress;
import io.merkato.orders.Order;
import io.merkato.orders.OrderLine;
import io.merkato.orders.Orders;
import io.merkato.orders.access.OrderTokens;
import io.merkato.platform.jobs.Subscribe;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What buyers hear of money that they got back: how much, for what, and where it went. */
@Component
class RefundMails {

    private static final String MADE = "refund-made";

    private final MailTemplates templates;
    private final Mails mails;
    private final Orders orders;
    private final Refunds refunds;
    private final OrderTokens tokens;
    private final StorefrontAddress storefront;

    RefundMails(
            MailTemplates templates,
            Mails mails,
            Orders orders,
            Refunds refunds,
            OrderTokens tokens,
            StorefrontAddress storefront) {
        this.templates = templates;
        this.mails = mails;
        this.orders = orders;
        this.refunds = refunds;
        this.tokens = tokens;
        this.storefront = storefront;
    }

    @Subscribe("notifications.mail-refund-made")
    void on(RefundMade event) {
        OrderId id = event.orderId();
        Order order = Objects.requireNonNull(orders.getLocked(List.of(id)).get(id));
        if (!order.email().isEmpty()) {
            mails.write(mail(order, refunds.get(event.refundId())));
        }
    }

    /** Writes a mail about a refund once more; nothing when it is of another kind. */
    Optional<Mail> again(Mail.Origin origin, Order order) {
        UUID refund = origin.topic();
        if (refund == null || !origin.template().equals(MADE)) {
            return Optional.empty();
        }
        return Optional.of(refunds.get(new RefundId(refund)))
                .filter(made -> made.status() == RefundStatus.SUCCEEDED)
                .map(made -> mail(order, made));
    }

    private Mail mail(Order order, Refund refund) {
        Fragment body = templates.mail(
                MADE,
                Map.of(
                        "greeting", templates.greeting(order.shippingAddress().name()),
                        "number", Fragment.of(order.number()),
                        "method", Fragment.of(order.paymentMethod()),
                        "parts", Fragment.lines(parts(order, refund)),
                        "amount", Fragment.of(refund.amount().display()),
                        "link", storefront.link("/order", tokens.of(order.id()).text())));
        String subject = refund.amount().display() + " of your order " + order.number() + " were given back";
        return Mail.to(order.email(), subject, body)
                .about(order.customer())
                .from(new Mail.Origin(order.id(), MADE, refund.id().value()));
    }

    private List<Fragment> parts(Order order, Refund refund) {
        Map<OrderLineId, OrderLine> lines =
                order.lines().stream().collect(Collectors.toMap(OrderLine::id, Function.identity()));
        List<Fragment> parts = new ArrayList<>();
        refund.items().forEach(item -> {
            OrderLine line = Objects.requireNonNull(lines.get(item.orderItemId()));
            parts.add(part(item.quantity() + " x " + line.title(), line.sku(), item.amount()));
        });
        if (!refund.shipping().isZero()) {
            parts.add(part("Shipping", "", refund.shipping()));
        }
        if (refund.other().amount() < 0) {
            parts.add(part("Given back before", "", refund.other()));
        } else if (!refund.other().isZero()) {
            parts.add(part("Amount", "", refund.other()));
        }
        return parts;
    }

    private Fragment part(String name, String sku, Money amount) {
        return templates.part(
                "refund-part",
                Map.of(
                        "name", Fragment.of(name),
                        "sku", Fragment.of(sku),
                        "amount", Fragment.of(amount.display())));
    }
}
