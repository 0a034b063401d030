package io.merkato.notifications.orders;

import io.merkato.aftersales.withdrawals.Statement;
import io.merkato.aftersales.withdrawals.Withdrawal;
import io.merkato.aftersales.withdrawals.WithdrawalDecided;
import io.merkato.aftersales.withdrawals.WithdrawalId;
import io.merkato.aftersales.withdrawals.WithdrawalReceived;
import io.merkato.aftersales.withdrawals.WithdrawalStatus;
import io.merkato.aftersales.withdrawals.Withdrawals;
import io.merkato.kernel.OrderId;
import io.merkato.kernel.UserId;
import io.merkato.notifications.Mail;
import io.merkato.notifications.MailTemplates;
import io.merkato.notifications.MailTemplates.Fragment;
import io.merkato.notifications.Mails;
import io.merkato.orders.Order;
import io.merkato.orders.Orders;
import io.merkato.platform.jobs.Subscribe;
import io.merkato.platform.mail.EmailKey;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What people hear of their withdrawals, at the address that they gave. That one has come is all that is known then, so nothing else
 * is said; what follows is told by the mails about the order.
 */
@Component
class WithdrawalMails {

    private static final String RECEIVED = "withdrawal-received";
    private static final String ACCEPTED = "withdrawal-accepted";
    private static final String REJECTED = "withdrawal-rejected";

    private static final Map<String, String> SUBJECTS = Map.of(
            RECEIVED, "We have received your withdrawal",
            ACCEPTED, "We have accepted your withdrawal",
            REJECTED, "We cannot carry out your withdrawal");

    private static final DateTimeFormatter TO_THE_SECOND = DateTimeFormatter.ofPattern(
                    "d MMMM yyyy 'at' HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final Withdrawals withdrawals;
    private final Orders orders;
    private final MailTemplates templates;
    private final Mails mails;

    WithdrawalMails(Withdrawals withdrawals, Orders orders, MailTemplates templates, Mails mails) {
        this.withdrawals = withdrawals;
        this.orders = orders;
        this.templates = templates;
        this.mails = mails;
    }

    @Subscribe("notifications.mail-withdrawal-received")
    void on(WithdrawalReceived event) {
        write(event.withdrawalId(), declared -> RECEIVED);
    }

    @Subscribe("notifications.mail-withdrawal-decided")
    void on(WithdrawalDecided event) {
        write(event.withdrawalId(), declared -> declared.status() == WithdrawalStatus.REJECTED ? REJECTED : ACCEPTED);
    }

    /** Writes a mail about a withdrawal once more; nothing when it is of another kind, or the person was erased. */
    Optional<Mail> again(Mail.Origin origin) {
        UUID declared = origin.topic();
        return declared == null || !SUBJECTS.containsKey(origin.template())
                ? Optional.empty()
                : mail(new WithdrawalId(declared), any -> origin.template());
    }

    private void write(WithdrawalId id, Function<Withdrawal, String> template) {
        mail(id, template).ifPresent(mails::write);
    }

    /** Holds the order first, as everybody does who changes something about it, so that nobody is erased meanwhile. */
    private Optional<Mail> mail(WithdrawalId id, Function<Withdrawal, String> template) {
        Order order = Optional.ofNullable(withdrawals.get(id).orderId())
                .map(known -> orders.getLocked(List.of(known)).get(known))
                .orElse(null);
        Withdrawal declared = withdrawals.getLocked(id);
        return declared.email().isEmpty()
                ? Optional.empty()
                : Optional.of(mail(declared, template.apply(declared)).about(personOf(declared, order)));
    }

    /** The buyer, unless somebody else has declared it. */
    private static @Nullable UserId personOf(Withdrawal declared, @Nullable Order order) {
        return order != null
                        && !order.email().isEmpty()
                        && EmailKey.of(order.email()).equals(EmailKey.of(declared.email()))
                ? order.customer()
                : null;
    }

    private Mail mail(Withdrawal declared, String template) {
        Instant received = Objects.requireNonNull(declared.receivedAt());
        String rejection = declared.rejection();
        Fragment body = templates.mail(
                template,
                Map.of(
                        "greeting", templates.greeting(declared.name()),
                        "date", Fragment.of(TO_THE_SECOND.format(received)),
                        "statement", Fragment.of(statement(declared)),
                        "rejection", Fragment.of(rejection == null ? "" : rejection)));
        Mail mail = Mail.to(declared.email(), Objects.requireNonNull(SUBJECTS.get(template)), body);
        OrderId order = declared.orderId();
        return order == null
                ? mail
                : mail.from(new Mail.Origin(order, template, declared.id().value()));
    }

    /** Anybody may write into a declaration what they please, and have it sent to whom they please. */
    private static String statement(Withdrawal declared) {
        return Statement.of(
                MailTemplates.unlinked(declared.name()),
                MailTemplates.unlinked(declared.orderNumber()),
                unlinked(declared.items()),
                declared.email());
    }

    private static @Nullable List<Withdrawal.Item> unlinked(@Nullable List<Withdrawal.Item> items) {
        return items == null
                ? null
                : items.stream()
                        .map(item -> new Withdrawal.Item(MailTemplates.unlinked(item.sku()), item.quantity()))
                        .toList();
    }
}
