package io.merkato.testing.stripe.ledger;

import io.merkato.testing.stripe.wire.Call;
import io.merkato.testing.stripe.wire.Page;
import io.merkato.testing.stripe.wire.StripeError;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Money that buyers have their banks take back, and what comes of it. */
public final class Disputes {

    private final Account account;

    Disputes(Account account) {
        this.account = account;
    }

    public ObjectNode retrieve(Call call) {
        return find(call.id()).json();
    }

    /** The merchant gives in. */
    public ObjectNode close(Call call) {
        call.params().only(Set.of());
        Dispute dispute = find(call.id());
        if (!dispute.isOpen()) {
            throw StripeError.refused("This dispute is already closed");
        }
        decide(dispute, false, call);
        return dispute.json();
    }

    public ObjectNode list(Call call) {
        call.params()
                .only(Stream.concat(Page.PARAMS.stream(), Stream.of("payment_intent", "charge"))
                        .collect(Collectors.toSet()));
        String intent = call.params().text("payment_intent");
        String charge = call.params().text("charge");
        List<Dispute> wanted = account.disputes().values().stream()
                .filter(dispute -> intent == null || dispute.charge.intent.id.equals(intent))
                .filter(dispute -> charge == null || dispute.charge.id.equals(charge))
                .toList();
        return Page.of(call, "dispute", wanted, dispute -> dispute.id, dispute -> dispute.created, Dispute::json);
    }

    Dispute find(String id) {
        Dispute dispute = account.disputes().get(id);
        if (dispute == null) {
            throw StripeError.missing("dispute", id).with("param", "dispute");
        }
        return dispute;
    }

    /** The bank takes back what the merchant has of the charge. */
    Dispute open(Charge charge, String reason) {
        long amount = charge.leftMinor();
        Dispute dispute = new Dispute(
                account.ids().next("du_1"), charge, amount, account.clock().seconds(), reason);
        account.disputes().put(dispute.id, dispute);
        charge.disputed = true;
        account.book().write(charge, Book.Movement.DISPUTED, amount, dispute.id);
        tell("charge.dispute.created", dispute, null);
        tell("charge.dispute.funds_withdrawn", dispute, null);
        return dispute;
    }

    void decide(Dispute dispute, boolean forTheMerchant, @Nullable Call call) {
        dispute.status = forTheMerchant ? "won" : "lost";
        tell("charge.dispute.closed", dispute, call);
        if (forTheMerchant) {
            account.book().write(dispute.charge, Book.Movement.REINSTATED, dispute.amountMinor, dispute.id);
            tell("charge.dispute.funds_reinstated", dispute, call);
        }
    }

    private void tell(String type, Dispute dispute, @Nullable Call call) {
        account.events().tell(type, dispute.json(), call);
    }
}
