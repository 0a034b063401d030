package io.merkato.desk;

import static io.merkato.desk.DeskProblem.BUYER_ERASED;
import static io.merkato.desk.DeskProblem.MAIL_GONE;
import static io.merkato.platform.problem.PlatformProblem.NOT_FOUND;

import io.merkato.audit.AuditTrail;
import io.merkato.audit.SecurityEvent;
import io.merkato.kernel.OrderId;
import io.merkato.kernel.UserId;
import io.merkato.orders.Order;
import io.merkato.orders.Orders;
import io.merkato.platform.ratelimit.RateLimit;
import io.merkato.platform.ratelimit.RateLimits;
import io.merkato.platform.visitor.Visitor;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Sends a mail about an order once more. */
@Component
class RepeatMail {

    /** A mailbox is not to be filled, nor by mails that were themselves sent again. */
    private static final RateLimit PER_MAIL = new RateLimit("mail-resending", 5, Duration.ofHours(1));

    private static final RateLimit PER_ORDER = new RateLimit("mail-resending-order", 20, Duration.ofHours(1));

    private final MailsOfOrders mails;
    private final Orders orders;
    private final AuditTrail audit;
    private final RateLimits rateLimits;

    RepeatMail(MailsOfOrders mails, Orders orders, AuditTrail audit, RateLimits rateLimits) {
        this.mails = mails;
        this.orders = orders;
        this.audit = audit;
        this.rateLimits = rateLimits;
    }

    /** Counts how often a mail is wanted once more, before anything is open. */
    void admit(UUID mail) {
        OrderId order = order(mail);
        rateLimits.take(PER_MAIL, mail.toString());
        rateLimits.take(PER_ORDER, order.toString());
    }

    /**
     * Writes the mail anew, to the address that the order has now.
     *
     * @throws io.merkato.platform.problem.Problem NOT_FOUND, BUYER_ERASED, MAIL_GONE
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public OrderMail repeat(UUID mail, UserId by, Visitor visitor) {
        OrderId id = order(mail);
        Order order = Objects.requireNonNull(orders.getLocked(List.of(id)).get(id));
        if (order.email().isEmpty()) {
            throw BUYER_ERASED.because("There is no address any more that it could go to.");
        }
        OrderMail repeated = mails.repeat(mail, order)
                .orElseThrow(() -> MAIL_GONE.because("It was sent, and cannot be made anew from the order."));
        audit.record(SecurityEvent.ORDER_MAIL_REPEATED, null, by, visitor, "order " + order.number());
        return repeated;
    }

    private OrderId order(UUID mail) {
        return mails.orderOf(mail).orElseThrow(() -> NOT_FOUND.because("There is no such mail about an order."));
    }
}
