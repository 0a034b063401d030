/** What tests watch and wait for in the database of whatever they have started. */
@NullMarked
package io.merkato.testing.database;

import org.jspecify.annotations.NullMarked;
