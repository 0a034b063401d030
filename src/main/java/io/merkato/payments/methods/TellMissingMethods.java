package io.merkato.payments.methods;

import io.merkato.payments.Gateway;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Says at the start when nobody can order, since there is no way to pay. */
@Component
class TellMissingMethods {

    private static final Logger log = LoggerFactory.getLogger(TellMissingMethods.class);

    private final List<Gateway> gateways;

    TellMissingMethods(List<Gateway> gateways) {
        this.gateways = gateways;
    }

    @EventListener(ApplicationReadyEvent.class)
    void ready() {
        if (gateways.stream().noneMatch(Gateway::isOffered)) {
            log.warn("No payment method is set up, so nobody can order. For cards set MERKATO_STRIPE_SECRET_KEY, "
                    + "MERKATO_STRIPE_PUBLISHABLE_KEY and MERKATO_STRIPE_WEBHOOK_SECRET, for bank transfers MERKATO_BANK_TRANSFER, "
                    + "for cash on delivery MERKATO_CASH_ON_DELIVERY.");
        }
    }
}
