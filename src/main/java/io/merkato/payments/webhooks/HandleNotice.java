package io.merkato.payments.webhooks;

import io.merkato.payments.Gateway;
import io.merkato.payments.Gateway.Notice;
import io.merkato.payments.OperationId;
import io.merkato.payments.Payments;
import io.merkato.payments.elsewhere.MirrorMovements;
import io.merkato.platform.jobs.Job;
import io.merkato.platform.jobs.JobKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Asks a gateway what it has sent notice of, and carries what it says on: of our operations, and of what was done there itself. */
@Component
class HandleNotice implements Job<HandleNotice.Received> {

    static final JobKind<Received> KIND = new JobKind<>("payments.handle-notice", Received.class);

    private final NoticeStore store;
    private final Payments payments;
    private final MirrorMovements movements;
    private final Map<String, Gateway> gateways;

    HandleNotice(NoticeStore store, Payments payments, MirrorMovements movements, List<Gateway> gateways) {
        this.store = store;
        this.payments = payments;
        this.movements = movements;
        this.gateways = gateways.stream().collect(Collectors.toMap(Gateway::method, Function.identity()));
    }

    @Override
    public JobKind<Received> kind() {
        return KIND;
    }

    @Override
    public void run(Received received) {
        Gateway gateway = gateways.get(received.method());
        if (gateway == null) {
            store.markHandled(received.method(), received.id(), "The gateway is not set up any more.");
            return;
        }
        store.findNew(received.method(), received.id())
                .ifPresent(notice -> store.markHandled(received.method(), received.id(), handle(gateway, notice)));
    }

    private String handle(Gateway gateway, Notice notice) {
        String paymentRef = notice.paymentRef();
        if (paymentRef == null) {
            return "It is about no payment.";
        }
        Optional<OperationId> first = gateway.look(notice);
        return first.map(operation -> handle(gateway, operation, paymentRef))
                .orElse("The payment is none of this shop's.");
    }

    private String handle(Gateway gateway, OperationId first, String paymentRef) {
        int asked = payments.hear(gateway.method(), first, paymentRef);
        int taken = movements.ofPayment(gateway, paymentRef);
        return asked + " operations were asked about."
                + (taken == 0 ? "" : " " + taken + " movements were taken over.");
    }

    /** A notice that was taken in. */
    record Received(String method, String id) {}
}
