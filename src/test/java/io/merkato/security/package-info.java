/** What an attacker tries over HTTP, and gets nothing from. */
@NullMarked
package io.merkato.security;

import org.jspecify.annotations.NullMarked;
