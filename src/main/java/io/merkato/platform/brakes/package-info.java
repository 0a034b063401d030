/**
 * How often something may be tried: named limits, counted in the database for all nodes together, and the general limit
 * of requests. It knows nothing of what is tried; modules bring their limits and say whom or what they count by.
 */
@NullMarked
package io.merkato.platform.brakes;

import org.jspecify.annotations.NullMarked;
