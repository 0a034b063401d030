package io.merkato.crashes;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Has the shop's job finish at once what it would look at in a while, as long as it is not finished. */
final class Operator implements AutoCloseable {

    private final JdbcClient sql;
    private final Set<String> impatient = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private final ScheduledFuture<?> work;

    Operator(JdbcClient sql) {
        this.sql = sql;
        this.work = thread.scheduleWithFixedDelay(this::makeDue, 0, 200, TimeUnit.MILLISECONDS);
    }

    /** From now on nothing of this buyer's payments waits for its time. */
    void hurry(String email) {
        impatient.add(email);
    }

    void leave(String email) {
        impatient.remove(email);
    }

    private void makeDue() {
        sql.sql("""
                        update payments.operation op set due_at = now()
                        from payments.payment p join orders."order" o on o.id = p.order_id
                        where p.id = op.payment_id and op.ended_at is null and op.due_at > now()
                          and o.email = any(:emails)
                        """).param("emails", impatient.toArray(String[]::new)).update();
    }

    @Override
    public void close() {
        work.cancel(false);
        thread.close();
    }
}
