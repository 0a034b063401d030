package io.merkato.payments.manual;

import io.merkato.kernel.PaymentPromise;
import java.time.Duration;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The ways to pay by hand. They are there also when buyers cannot choose them, so that what was begun comes to its end. */
@Configuration(proxyBeanMethods = false)
class ManualConfiguration {

    @Bean
    ManualGateway bankTransfer(ManualSettings settings) {
        return new ManualGateway(
                "bank-transfer",
                "Bank transfer",
                PaymentPromise.AWAITED,
                settings.bankTransfer(),
                Duration.ofDays(settings.bankTransferDays()),
                Optional.of(Duration.ofDays(settings.bankTransferReminderDays())));
    }

    @Bean
    ManualGateway cashOnDelivery(ManualSettings settings) {
        return new ManualGateway(
                "cash-on-delivery",
                "Cash on delivery",
                PaymentPromise.ON_DELIVERY,
                settings.cashOnDelivery(),
                Duration.ofDays(settings.cashOnDeliveryDays()),
                Optional.empty());
    }
}
