package io.merkato.notifications.orders;

import io.merkato.kernel.PaymentPromise;
import io.merkato.notifications.MailTemplates;
import io.merkato.notifications.MailTemplates.Fragment;
import io.merkato.orders.Order;
import io.merkato.payments.promises.Promises;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What a mail says of how an order is paid, or that it is. */
@Component
class HowToPay {

    private final Promises promises;
    private final MailTemplates templates;

    HowToPay(Promises promises, MailTemplates templates) {
        this.promises = promises;
        this.templates = templates;
    }

    Fragment of(Order order) {
        List<Fragment> lines = new ArrayList<>();
        lines.add(Fragment.of(sentence(order)));
        if (order.isPromised()) {
            promises.instructions(order.paymentMethod())
                    .ifPresent(text -> text.lines().map(Fragment::of).forEach(lines::add));
        }
        return Fragment.lines(lines.stream()
                .map(line -> templates.part("payment-line", Map.of("line", line)))
                .toList());
    }

    private static String sentence(Order order) {
        PaymentPromise promise = order.promise();
        if (promise == null || !order.isPromised()) {
            return "We have received your payment and will now get everything ready for you.";
        }
        return switch (promise) {
            case AUTHORIZED ->
                order.due().display() + " are kept for us on your card. We take them when your order leaves.";
            case AWAITED ->
                "Please send us " + order.due().display() + " and name your order by its number, " + order.number()
                        + ". It leaves when the money has come.";
            case ON_DELIVERY -> "You pay " + order.due().display() + " when it comes.";
        };
    }
}
