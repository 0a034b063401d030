package io.merkato.payments.webhooks;

import static io.merkato.platform.problem.PlatformProblem.NOT_FOUND;

import io.merkato.payments.Capability;
import io.merkato.payments.Gateway;
import io.merkato.payments.Gateway.Notice;
import io.merkato.platform.jobs.Jobs;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes in what a gateway has sent, and has it worked on after the commit. */
@Component
class TakeNotice {

    private final NoticeStore store;
    private final Jobs jobs;
    private final List<Gateway> gateways;

    TakeNotice(NoticeStore store, Jobs jobs, List<Gateway> gateways) {
        this.store = store;
        this.jobs = jobs;
        this.gateways = gateways;
    }

    /**
     * Takes it in, once however often it comes.
     *
     * @throws io.merkato.platform.problem.Problem INVALID_SIGNATURE, and NOT_FOUND when this shop has no such gateway
     */
    @Transactional
    public void take(String method, byte[] body, Map<String, String> headers) {
        Gateway gateway = gateways.stream()
                .filter(one -> one.method().equals(method) && one.capabilities().contains(Capability.WEBHOOKS))
                .findFirst()
                .orElseThrow(() -> NOT_FOUND.because("This shop expects no webhooks of that name."));
        Notice notice = gateway.read(body, headers);
        if (store.insert(method, notice)) {
            jobs.enqueue(HandleNotice.KIND, method + ":" + notice.id(), new HandleNotice.Received(method, notice.id()));
        }
    }
}
