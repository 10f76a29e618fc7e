/** The digitize job: its options, the plan that checks them, and the steps it is made of. */
package org.colophon.pipeline.digitize;
