/**
 * The PostgreSQL under the shop: one that Merkato unpacks, starts and stops in its data folder, or one outside that an
 * address names. It owns the server's files, its process, its password and the sentences an operator reads when it
 * cannot be had. It refuses to know what is kept in the database: no schema, no migration, no pool.
 */
@ApplicationModule(allowedDependencies = {"platform.settings"})
@NullMarked
package io.merkato.platform.embedded;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
