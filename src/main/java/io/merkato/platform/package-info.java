/**
 * What every module may use and that uses none of them: problems, money, ids, paging, idempotency, brakes, events, the
 * database under the shop, and the HTTP and security edge. It knows nothing of products, carts or orders.
 */
@ApplicationModule(
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {})
@NullMarked
package io.merkato.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
